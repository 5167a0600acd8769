package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code GET} and {@code DELETE /api/{v}/jobs/{id}}, as bcda-app's api/requests.go and auth/middleware.go answer them. */
final class StatusEndpoint {

    private final AuthMiddleware auth;
    private final JobRegistry jobs;
    private final ManifestWriter manifests;
    private final ScenarioPlayer scenarios;
    private final Clock clock;

    StatusEndpoint(
            AuthMiddleware auth, JobRegistry jobs, ManifestWriter manifests, ScenarioPlayer scenarios, Clock clock) {
        this.auth = auth;
        this.jobs = jobs;
        this.manifests = manifests;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    SimulatedReply answer(EndpointCall call) {
        String method = call.request().method();
        if (!method.equals("GET") && !method.equals("DELETE")) {
            return SimulatedReply.of(405).with("Allow", "DELETE, GET");
        }
        Optional<SimulatedReply> refused = auth.require(call);
        if (refused.isPresent()) {
            return refused.get();
        }
        String id = call.request().path().replaceFirst(".*/", "");
        if (!id.matches("\\d{1,9}")) {
            return OperationOutcomeWriter.reply(call.apiVersion(), 400, "");
        }
        Optional<Job> job = jobs.find(Integer.parseInt(id));
        if (job.isEmpty() || scenarios.happens(Fault.SPURIOUS_404, call)) {
            return OperationOutcomeWriter.reply(call.apiVersion(), 404, "");
        }
        if (scenarios.happens(Fault.OTHER_ACOS_JOB, call)) {
            return OperationOutcomeWriter.reply(call.apiVersion(), 401, "");
        }
        return method.equals("DELETE") ? cancel(call, job.get()) : status(call, job.get());
    }

    private SimulatedReply cancel(EndpointCall call, Job job) {
        if (job.stateAt(clock.instant()) == Job.State.ARCHIVED) {
            return twice(call);
        }
        return job.cancel(clock.instant())
                ? SimulatedReply.of(202)
                : OperationOutcomeWriter.reply(
                        call.apiVersion(), 410, "job was not cancelled because it is not Pending or In Progress");
    }

    private SimulatedReply status(EndpointCall call, Job job) {
        Optional<SimulatedReply> played = played(call);
        if (played.isPresent()) {
            return played.get();
        }
        Job.State before = job.stateAt(clock.instant());
        Job.State state = isStuck(call) ? before : job.check(clock.instant());
        job.markAsked();
        return switch (state) {
            case PENDING, IN_PROGRESS -> inProgress(call, before);
            case COMPLETED -> manifest(call, job);
            case OUTDATED ->
                OperationOutcomeWriter.reply(call.apiVersion(), 410, "")
                        .with("Expires", GoText.timeString(job.expires()));
            case ARCHIVED -> twice(call);
            case FAILED -> failed(call);
            case CANCELLED -> cancelled(call);
        };
    }

    private boolean isStuck(EndpointCall call) {
        return scenarios
                .take(Fault.JOB_STUCK, call)
                .map(Scenario::argument)
                .filter(number -> number.isEmpty() || call.request().path().endsWith("/" + number))
                .isPresent();
    }

    private Optional<SimulatedReply> played(EndpointCall call) {
        if (scenarios.happens(Fault.JOB_FAILED, call) || scenarios.happens(Fault.JOB_FAILED_THEN_RECOVERS, call)) {
            return Optional.of(failed(call));
        } else if (scenarios.happens(Fault.JOB_EXPIRED, call)) {
            return Optional.of(OperationOutcomeWriter.reply(call.apiVersion(), 410, "")
                    .with("Expires", GoText.timeString(clock.instant().minusSeconds(60))));
        } else if (scenarios.happens(Fault.JOB_EXPIRED_CLEANED, call)) {
            return Optional.of(twice(call));
        } else if (scenarios.happens(Fault.JOB_CANCELLED, call)) {
            return Optional.of(cancelled(call));
        }
        return Optional.empty();
    }

    private SimulatedReply inProgress(EndpointCall call, Job.State before) {
        String progress = before == Job.State.PENDING ? "Pending" : "In Progress (0%)";
        return SimulatedReply.of(202)
                .with(
                        "X-Progress",
                        scenarios
                                .take(Fault.PROGRESS, call)
                                .map(Scenario::argument)
                                .orElse(progress));
    }

    private SimulatedReply manifest(EndpointCall call, Job job) {
        if (scenarios.happens(Fault.HTML_MANIFEST, call)) {
            return NetworkFaultInjector.page(200, "Maintenance");
        }
        String json = scenarios
                .take(Fault.MANIFEST_TEXT, call)
                .map(scenario ->
                        scenario.argument().replace("{base}", call.request().origin()))
                .orElseGet(() -> manifests.json(call, job));
        Optional<Scenario> truncated = scenarios.take(Fault.TRUNCATED_MANIFEST, call);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        BodyPart whole = new BodyPart.Bytes(bytes);
        BodyPart sent = truncated.isPresent() ? whole.slice(0, truncated.get().position(bytes.length)) : whole;
        return SimulatedReply.of(200)
                .with("Content-Type", "application/json")
                .with("Expires", GoText.timeString(job.expires()))
                .body(List.of(sent));
    }

    private static SimulatedReply failed(EndpointCall call) {
        return OperationOutcomeWriter.reply(
                call.apiVersion(), 500, "Service encountered numerous errors. Job failed to complete.");
    }

    private static SimulatedReply cancelled(EndpointCall call) {
        return OperationOutcomeWriter.reply(call.apiVersion(), 404, "Job has been cancelled.");
    }

    /** BCDA's middleware writes its outcome and does not return, so the handler writes one too. */
    private static SimulatedReply twice(EndpointCall call) {
        String outcome = OperationOutcomeWriter.json(call.apiVersion(), 404, "");
        return SimulatedReply.of(404, OperationOutcomeWriter.FHIR_JSON, outcome + outcome);
    }
}
