package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code GET} and {@code DELETE /api/{v}/jobs/{id}}, as bcda-app's api/requests.go and auth/middleware.go answer them. */
final class StatusEndpoint {

    private final Gate gate;
    private final Jobs jobs;
    private final Manifests manifests;
    private final ActiveScenarios scenarios;
    private final Clock clock;

    StatusEndpoint(Gate gate, Jobs jobs, Manifests manifests, ActiveScenarios scenarios, Clock clock) {
        this.gate = gate;
        this.jobs = jobs;
        this.manifests = manifests;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    Reply answer(Call call) {
        String method = call.request().method();
        if (!method.equals("GET") && !method.equals("DELETE")) {
            return Reply.of(405).with("Allow", "DELETE, GET");
        }
        Optional<Reply> refused = gate.require(call);
        if (refused.isPresent()) {
            return refused.get();
        }
        String id = call.request().path().replaceFirst(".*/", "");
        if (!id.matches("\\d{1,9}")) {
            return Outcomes.reply(call.apiVersion(), 400, "");
        }
        Optional<Job> job = jobs.find(Integer.parseInt(id));
        if (job.isEmpty() || scenarios.happens(Fault.SPURIOUS_404, call)) {
            return Outcomes.reply(call.apiVersion(), 404, "");
        }
        if (scenarios.happens(Fault.OTHER_ACOS_JOB, call)) {
            return Outcomes.reply(call.apiVersion(), 401, "");
        }
        return method.equals("DELETE") ? cancel(call, job.get()) : status(call, job.get());
    }

    private Reply cancel(Call call, Job job) {
        if (job.stateAt(clock.instant()) == Job.State.ARCHIVED) {
            return twice(call);
        }
        return job.cancel(clock.instant())
                ? Reply.of(202)
                : Outcomes.reply(
                        call.apiVersion(), 410, "job was not cancelled because it is not Pending or In Progress");
    }

    private Reply status(Call call, Job job) {
        Optional<Reply> played = played(call);
        if (played.isPresent()) {
            return played.get();
        }
        Job.State before = job.stateAt(clock.instant());
        Job.State state = scenarios.happens(Fault.JOB_STUCK, call) ? before : job.check(clock.instant());
        job.markAsked();
        return switch (state) {
            case PENDING, IN_PROGRESS -> inProgress(call, before);
            case COMPLETED -> manifest(call, job);
            case OUTDATED ->
                Outcomes.reply(call.apiVersion(), 410, "").with("Expires", GoText.timeString(job.expires()));
            case ARCHIVED -> twice(call);
            case FAILED -> failed(call);
            case CANCELLED -> cancelled(call);
        };
    }

    private Optional<Reply> played(Call call) {
        if (scenarios.happens(Fault.JOB_FAILED, call) || scenarios.happens(Fault.JOB_FAILED_THEN_RECOVERS, call)) {
            return Optional.of(failed(call));
        } else if (scenarios.happens(Fault.JOB_EXPIRED, call)) {
            return Optional.of(Outcomes.reply(call.apiVersion(), 410, "")
                    .with("Expires", GoText.timeString(clock.instant().minusSeconds(60))));
        } else if (scenarios.happens(Fault.JOB_EXPIRED_CLEANED, call)) {
            return Optional.of(twice(call));
        } else if (scenarios.happens(Fault.JOB_CANCELLED, call)) {
            return Optional.of(cancelled(call));
        }
        return Optional.empty();
    }

    private Reply inProgress(Call call, Job.State before) {
        String progress = before == Job.State.PENDING ? "Pending" : "In Progress (0%)";
        return Reply.of(202)
                .with(
                        "X-Progress",
                        scenarios
                                .take(Fault.PROGRESS, call)
                                .map(Scenario::argument)
                                .orElse(progress));
    }

    private Reply manifest(Call call, Job job) {
        if (scenarios.happens(Fault.HTML_MANIFEST, call)) {
            return Interference.page(200, "Maintenance");
        }
        String json = scenarios
                .take(Fault.MANIFEST_TEXT, call)
                .map(scenario ->
                        scenario.argument().replace("{base}", call.request().origin()))
                .orElseGet(() -> manifests.json(call, job));
        Optional<Scenario> truncated = scenarios.take(Fault.TRUNCATED_MANIFEST, call);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Part whole = new Part.Bytes(bytes);
        Part sent = truncated.isPresent() ? whole.slice(0, truncated.get().position(bytes.length)) : whole;
        return Reply.of(200)
                .with("Content-Type", "application/json")
                .with("Expires", GoText.timeString(job.expires()))
                .body(List.of(sent));
    }

    private static Reply failed(Call call) {
        return Outcomes.reply(call.apiVersion(), 500, "Service encountered numerous errors. Job failed to complete.");
    }

    private static Reply cancelled(Call call) {
        return Outcomes.reply(call.apiVersion(), 404, "Job has been cancelled.");
    }

    /** The middleware writes its outcome and forgets to return, so the handler writes one as well. */
    private static Reply twice(Call call) {
        String outcome = Outcomes.json(call.apiVersion(), 404, "");
        return Reply.of(404, Outcomes.FHIR_JSON, outcome + outcome);
    }
}
