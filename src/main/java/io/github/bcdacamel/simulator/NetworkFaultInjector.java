package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** Answers in place of BCDA as a firewall, load balancer or broken network would. */
final class NetworkFaultInjector {

    private static final Duration FIREWALL_WINDOW = Duration.ofMinutes(5);
    private static final String PAGE =
            "<html>\r\n<head><title>%s</title></head>\r\n<body>\r\n<center><h1>%s</h1></center>\r\n</body>\r\n</html>\r\n";
    private static final String THROTTLED = """
            {
                "issue": [
                    {
                        "code": "throttled",
                        "details": {
                            "text": "Requests from this IP are currently throttled due to exceeding the limit. Try again in 5 minutes."
                        },
                        "severity": "error"
                    }
                ],
                "resourceType": "OperationOutcome"
            }
            """;

    private final ScenarioPlayer scenarios;
    private final RequestLog log;
    private final Clock clock;

    NetworkFaultInjector(ScenarioPlayer scenarios, RequestLog log, Clock clock) {
        this.scenarios = scenarios;
        this.log = log;
        this.clock = clock;
    }

    /** The answer that replaces BCDA's, if a scenario asks for one. */
    Optional<SimulatedReply> instead(EndpointCall call) {
        return scenarios
                .take(Fault.NO_ANSWER, call)
                .map(scenario -> SimulatedReply.nothing(SimulatedReply.Ending.HELD))
                .or(() -> scenarios
                        .take(Fault.DROP_CONNECTION, call)
                        .map(scenario -> SimulatedReply.nothing(
                                scenario.argument().equals("reset")
                                        ? SimulatedReply.Ending.RESET
                                        : SimulatedReply.Ending.CUT)))
                .or(() -> firewall(call))
                .or(() -> scenarios.take(Fault.STATUS_CODE, call).map(this::status))
                .or(() -> scenarios
                        .take(Fault.OUTCOME, call)
                        .map(scenario ->
                                OperationOutcomeWriter.reply(call.apiVersion(), scenario.code(), scenario.words())))
                .or(() -> scenarios
                        .take(Fault.TEXT, call)
                        .map(scenario -> SimulatedReply.text(scenario.code(), scenario.words())))
                .or(() -> scenarios
                        .take(Fault.ECHOED_CREDENTIALS, call)
                        .map(scenario -> SimulatedReply.text(scenario.code(), echo(call))))
                .or(() -> scenarios.take(Fault.ENDLESS_ANSWER, call).map(scenario -> endless()))
                .or(() -> scenarios.take(Fault.HTML_200, call).map(scenario -> page(200, "Welcome")))
                .or(() -> scenarios
                        .take(Fault.REDIRECT, call)
                        .map(scenario -> SimulatedReply.of(302)
                                .with(
                                        "Location",
                                        scenario.argument()
                                                .replace(
                                                        "{base}", call.request().origin()))));
    }

    /** As a proxy for debugging does. */
    private static String echo(EndpointCall call) {
        String[] sent = call.request().header("Authorization").split(" ", 2);
        String decoded = sent[0].equals("Basic")
                ? new String(Base64.getDecoder().decode(sent[1]), StandardCharsets.UTF_8).replace(":", ", with ")
                : "";
        return "Refused: " + sent[sent.length - 1] + ", " + decoded;
    }

    private static SimulatedReply endless() {
        return SimulatedReply.of(200)
                .with("Content-Type", "application/json")
                .body(List.of(
                        new BodyPart.Bytes("{\"transactionTime\":\"".getBytes(StandardCharsets.US_ASCII)),
                        new BodyPart.Endless("2026 ".repeat(10_000).getBytes(StandardCharsets.US_ASCII))))
                .chunked();
    }

    static SimulatedReply page(int status, String title) {
        return SimulatedReply.of(status, "text/html", PAGE.formatted(title, title));
    }

    private Optional<SimulatedReply> firewall(EndpointCall call) {
        Instant start = clock.instant().minus(FIREWALL_WINDOW);
        return scenarios
                .take(Fault.FIREWALL_429, call)
                .map(scenario -> throttled(scenario.argument()))
                .or(() -> scenarios
                        .take(Fault.FIREWALL_LIMIT, call)
                        .filter(scenario -> log.since(start) > scenario.number())
                        .map(scenario -> throttled("300")))
                .or(() -> scenarios.take(Fault.FIREWALL_403, call).map(scenario -> page(403, "403 Forbidden")));
    }

    private static SimulatedReply throttled(String retryAfter) {
        return SimulatedReply.of(429, "application/json", THROTTLED).with("Retry-After", retryAfter);
    }

    /** {@code 503}, {@code 503,2}, {@code 429,0} or {@code 503,date+5}. */
    private SimulatedReply status(Scenario scenario) {
        List<String> words = List.of(scenario.argument().split(",", 2));
        int status = Integer.parseInt(words.get(0));
        SimulatedReply reply =
                switch (status) {
                    case 502 -> page(502, "502 Bad Gateway");
                    case 503 -> page(503, "503 Service Temporarily Unavailable");
                    case 504 -> page(504, "504 Gateway Time-out");
                    case 404 -> SimulatedReply.text(404, "Not Found");
                    case 500 -> SimulatedReply.text(500, "Internal Server Error");
                    default -> SimulatedReply.of(status);
                };
        return words.size() < 2 ? reply : reply.with("Retry-After", retryAfter(words.get(1)));
    }

    private String retryAfter(String text) {
        return text.startsWith("date+")
                ? DateUtils.formatStandardDate(clock.instant().plusSeconds(Long.parseLong(text.substring(5))))
                : text;
    }
}
