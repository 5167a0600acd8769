package io.github.bcdacamel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code GET /api/{v}/Patient/$export} and {@code /Group/{id}/$export}: the checks of bcda-app in its own order, then a job and 202.
 * {@link AuthMiddleware} checks the token, {@link KickOffValidator} the parameters and headers.
 */
final class KickOffEndpoint {

    private static final List<String> PARTIALLY_ADJUDICATED = List.of("Claim", "ClaimResponse");
    private static final Pattern GROUP = Pattern.compile("/api/v\\d/Group/([^/]*)/\\$export");
    private static final Duration DUPLICATE_FOR = Duration.ofHours(24);

    private final SimulatorOptions options;
    private final AuthMiddleware auth;
    private final JobRegistry jobs;
    private final ScenarioPlayer scenarios;
    private final Clock clock;

    KickOffEndpoint(SimulatorOptions options, AuthMiddleware auth, JobRegistry jobs, ScenarioPlayer scenarios) {
        this.options = options;
        this.auth = auth;
        this.jobs = jobs;
        this.scenarios = scenarios;
        this.clock = options.clock();
    }

    SimulatedReply answer(EndpointCall call) {
        IncomingRequest request = call.request();
        if (!request.method().equals("GET")) {
            return SimulatedReply.of(405).with("Allow", "GET");
        }
        GoQuery query = GoQuery.parse(request.rawQuery());
        return auth.require(call)
                .or(() -> auth.requireVersion(call))
                .or(() -> badRequest(call, KickOffValidator.parameterFault(call.apiVersion(), query, clock.instant())))
                .or(() -> badRequest(call, KickOffValidator.headerFault(request)))
                .or(() -> duplicate(call, query))
                .or(() -> badRequest(call, groupFault(group(request))))
                .or(() -> badRequest(call, typeFault(call, query)))
                .or(() -> attributionFault(call))
                .orElseGet(() -> accept(call, query));
    }

    private static Optional<SimulatedReply> badRequest(EndpointCall call, Optional<String> diagnostics) {
        return diagnostics.map(text -> OperationOutcomeWriter.reply(call.apiVersion(), 400, text));
    }

    /** {@code all}, {@code runout}, or empty for Patient. */
    private static String group(IncomingRequest request) {
        var matcher = GROUP.matcher(request.path());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private Optional<String> groupFault(String group) {
        return group.isEmpty() || group.equals("all") || group.equals("runout")
                ? Optional.empty()
                : Optional.of("Invalid group ID");
    }

    private Optional<String> typeFault(EndpointCall call, GoQuery query) {
        List<String> accepted = acceptedTypes(call.apiVersion());
        for (String type : askedTypes(query)) {
            if (!accepted.contains(type)) {
                return Optional.of(
                        "invalid resource type " + type + ". Supported types [" + String.join(" ", accepted) + "]");
            } else if (PARTIALLY_ADJUDICATED.contains(type) && !options.partiallyAdjudicated()) {
                return Optional.of("unauthorized resource type " + type);
            }
        }
        return Optional.empty();
    }

    private static List<String> acceptedTypes(int apiVersion) {
        List<String> types = new ArrayList<>(List.of("Patient", "Coverage", "ExplanationOfBenefit"));
        if (apiVersion == 1) {
            types.add("Observation");
        } else if (apiVersion == 2) {
            types.addAll(PARTIALLY_ADJUDICATED);
        }
        return types;
    }

    /** Empty when there is no {@code _type}; only its first occurrence is read. */
    private static List<String> askedTypes(GoQuery query) {
        return query.first("_type")
                .map(types -> Arrays.asList(types.split(",", -1)))
                .orElse(List.of());
    }

    private List<String> types(int apiVersion, GoQuery query) {
        List<String> asked = askedTypes(query);
        if (!asked.isEmpty()) {
            return asked;
        }
        List<String> types = new ArrayList<>(List.of("Patient", "ExplanationOfBenefit", "Coverage"));
        if (apiVersion == 2 && options.partiallyAdjudicated()) {
            types.addAll(PARTIALLY_ADJUDICATED);
        }
        return types;
    }

    private Optional<SimulatedReply> duplicate(EndpointCall call, GoQuery query) {
        return scenarios
                .take(Fault.DUPLICATE_JOB, call)
                .or(() -> isDuplicate(call, query) ? scenarios.take(Fault.DUPLICATE_RULES, call) : Optional.empty())
                .map(scenario -> SimulatedReply.of(429).with("Retry-After", scenario.argument()));
    }

    private boolean isDuplicate(EndpointCall call, GoQuery query) {
        return jobs.all().stream()
                .filter(job -> job.apiVersion() == call.apiVersion()
                        && job.stateAt(clock.instant()).isRunning()
                        && job.created().plus(DUPLICATE_FOR).isAfter(clock.instant()))
                .anyMatch(job -> collides(job, call.request(), query));
    }

    private static boolean collides(Job job, IncomingRequest request, GoQuery query) {
        String url = job.requestUrl();
        int mark = url.indexOf('?');
        Optional<String> running =
                GoQuery.parse(mark < 0 ? "" : url.substring(mark + 1)).first("_type");
        // bcda-app's ratelimit.go does not split the running job's value on commas.
        return url.equals(request.origin() + request.target())
                || running.isEmpty()
                || askedTypes(query).isEmpty()
                || askedTypes(query).contains(running.get());
    }

    private Optional<SimulatedReply> attributionFault(EndpointCall call) {
        boolean runout = group(call.request()).equals("runout");
        if (!runout && scenarios.happens(Fault.JANUARY_404, call)) {
            return Optional.of(
                    OperationOutcomeWriter.reply(
                            call.apiVersion(),
                            404,
                            "unable to perform export operations for this Group. No up-to-date attribution information is available for ACOID '"
                                    + Organization.CMS_ID
                                    + "'. Usually this is due to awaiting new attribution information at the beginning of a Performance Year"));
        } else if (runout && scenarios.happens(Fault.RUNOUT_404, call)) {
            return Optional.of(OperationOutcomeWriter.reply(
                    call.apiVersion(),
                    404,
                    "runout data is no longer available. Runout data expires 180 days after ingestion"));
        }
        return Optional.empty();
    }

    private SimulatedReply accept(EndpointCall call, GoQuery query) {
        IncomingRequest request = call.request();
        int version = call.apiVersion();
        Optional<String> lost = scenarios.take(Fault.LOST_TYPE, call).map(Scenario::argument);
        List<String> types = types(version, query).stream()
                .filter(type -> !type.equals(lost.orElse("")))
                .toList();
        boolean warning =
                version == 3 && types.contains("ExplanationOfBenefit") && !KickOffValidator.namesSystemType(query);
        Job job = jobs.make(
                request.origin() + request.target(),
                new ExportOrder(
                        version,
                        group(request),
                        types,
                        query.first("_since")
                                .map(since -> OffsetDateTime.parse(since).toInstant()),
                        KickOffValidator.systems(query),
                        warning,
                        scenarios.happens(Fault.EMPTY_OUTPUT, call),
                        scenarios
                                .take(Fault.MANY_FILES, call)
                                .map(Scenario::number)
                                .orElse(0),
                        scenarios
                                .take(Fault.ERROR_FILE, call)
                                .map(Scenario::number)
                                .orElse(0),
                        scenarios
                                .take(Fault.LOST_DATA, call)
                                .map(Scenario::number)
                                .orElse(0)));
        String honest = request.origin() + "/api/v" + version + "/jobs/" + job.id();
        String address = scenarios
                .take(Fault.JOB_URL, call)
                .map(scenario -> scenario.argument().replace("{base}", request.origin()))
                .orElse(honest);
        return address.equals("none")
                ? SimulatedReply.of(202)
                : SimulatedReply.of(202).with("Content-Location", address);
    }
}
