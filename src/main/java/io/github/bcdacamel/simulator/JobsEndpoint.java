package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/{v}/jobs}: a Bundle of Tasks in no order, or a 404 whose body is two JSON documents. */
final class JobsEndpoint {

    private static final List<String> STATUSES = List.of(
            "Completed",
            "Archived",
            "Expired",
            "Failed",
            "FailedExpired",
            "In Progress",
            "Pending",
            "Cancelled",
            "CancelledExpired");

    private final AuthMiddleware auth;
    private final JobRegistry jobs;
    private final ScenarioPlayer scenarios;
    private final Clock clock;

    JobsEndpoint(AuthMiddleware auth, JobRegistry jobs, ScenarioPlayer scenarios, Clock clock) {
        this.auth = auth;
        this.jobs = jobs;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    SimulatedReply answer(EndpointCall call) {
        if (!call.request().method().equals("GET")) {
            return SimulatedReply.of(405).with("Allow", "GET");
        }
        Optional<String> asked = GoQuery.parse(call.request().rawQuery()).first("_status");
        return auth.require(call)
                .or(() -> auth.requireVersion(call))
                .or(() -> KickOffValidator.headerFault(call.request())
                        .or(() -> asked.flatMap(JobsEndpoint::statusFault))
                        .map(text -> OperationOutcomeWriter.reply(call.apiVersion(), 400, text)))
                .orElseGet(() ->
                        list(call, asked.map(text -> List.of(text.split(","))).orElse(List.of())));
    }

    private static Optional<String> statusFault(String asked) {
        Set<String> seen = new HashSet<>();
        return Arrays.stream(asked.split(",", -1))
                .flatMap(status -> !STATUSES.contains(status)
                        ? Optional.of("invalid status type " + status + ". Supported types map[]").stream()
                        : seen.add(status)
                                ? java.util.stream.Stream.empty()
                                : Optional.of("Repeated status type " + status).stream())
                .findFirst();
    }

    private SimulatedReply list(EndpointCall call, List<String> statuses) {
        List<Job> listed = scenarios.happens(Fault.NO_JOBS, call)
                ? List.of()
                : jobs.all().stream()
                        .filter(job -> statuses.isEmpty()
                                || statuses.contains(
                                        job.stateAt(clock.instant()).word()))
                        .toList();
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", listed.size());
        if (listed.isEmpty()) {
            String none = "no Jobs found for acoID " + Organization.UUID + " with job statuses ["
                    + String.join(" ", statuses) + "]";
            return SimulatedReply.of(
                    404,
                    OperationOutcomeWriter.FHIR_JSON,
                    OperationOutcomeWriter.json(call.apiVersion(), 404, none) + GoText.json(bundle));
        }
        ArrayNode entries = bundle.putArray("entry");
        listed.forEach(job -> entries.addObject().set("resource", task(call, job)));
        return SimulatedReply.of(200, "application/json", GoText.json(bundle));
    }

    private ObjectNode task(EndpointCall call, Job job) {
        ObjectNode task = JsonNodeFactory.instance.objectNode().put("resourceType", "Task");
        task.putArray("identifier")
                .addObject()
                .put("use", "official")
                .put("system", call.request().origin() + "/api/v" + job.apiVersion() + "/jobs")
                .put("value", Integer.toString(job.id()));
        task.put(
                "status",
                switch (job.stateAt(clock.instant())) {
                    case PENDING -> "accepted";
                    case IN_PROGRESS -> "in-progress";
                    case COMPLETED, OUTDATED, ARCHIVED -> "completed";
                    case FAILED -> "failed";
                    case CANCELLED -> "cancelled";
                });
        task.put("intent", "order");
        ObjectNode input = task.putArray("input").addObject();
        input.putObject("type").put("text", "BULK FHIR Export");
        input.put("valueString", "GET " + job.requestUrl());
        task.putObject("executionPeriod")
                .put("start", GoText.instantSeconds(job.created()))
                .put("end", GoText.instantSeconds(job.updated()));
        return task;
    }
}
