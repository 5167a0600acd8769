package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers that come from something between us and BCDA, or that are no answers: firewall, balancer, network. */
final class Interference {

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

    private final ActiveScenarios scenarios;
    private final RequestLog log;
    private final Clock clock;

    Interference(ActiveScenarios scenarios, RequestLog log, Clock clock) {
        this.scenarios = scenarios;
        this.log = log;
        this.clock = clock;
    }

    /** What comes instead of BCDA's answer, if anything does. */
    Optional<Reply> instead(Call call) {
        return scenarios
                .take(Fault.NO_ANSWER, call)
                .map(scenario -> Reply.nothing(Reply.Ending.HELD))
                .or(() -> scenarios
                        .take(Fault.DROP_CONNECTION, call)
                        .map(scenario -> Reply.nothing(
                                scenario.argument().equals("reset") ? Reply.Ending.RESET : Reply.Ending.CUT)))
                .or(() -> firewall(call))
                .or(() -> scenarios.take(Fault.STATUS_CODE, call).map(this::status))
                .or(() -> scenarios
                        .take(Fault.OUTCOME, call)
                        .map(scenario -> Outcomes.reply(call.apiVersion(), scenario.code(), scenario.words())))
                .or(() ->
                        scenarios.take(Fault.TEXT, call).map(scenario -> Reply.text(scenario.code(), scenario.words())))
                .or(() -> scenarios.take(Fault.ENDLESS_ANSWER, call).map(scenario -> endless()))
                .or(() -> scenarios.take(Fault.HTML_200, call).map(scenario -> page(200, "Welcome")))
                .or(() -> scenarios
                        .take(Fault.REDIRECT, call)
                        .map(scenario -> Reply.of(302)
                                .with(
                                        "Location",
                                        scenario.argument()
                                                .replace(
                                                        "{base}", call.request().origin()))));
    }

    private static Reply endless() {
        return Reply.of(200)
                .with("Content-Type", "application/json")
                .body(List.of(
                        new Part.Bytes("{\"transactionTime\":\"".getBytes(StandardCharsets.US_ASCII)),
                        new Part.Endless("2026 ".repeat(10_000).getBytes(StandardCharsets.US_ASCII))))
                .chunked();
    }

    static Reply page(int status, String title) {
        return Reply.of(status, "text/html", PAGE.formatted(title, title));
    }

    private Optional<Reply> firewall(Call call) {
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

    private static Reply throttled(String retryAfter) {
        return Reply.of(429, "application/json", THROTTLED).with("Retry-After", retryAfter);
    }

    /** {@code 503}, {@code 503,2}, {@code 429,0} or {@code 503,date+5}. */
    private Reply status(Scenario scenario) {
        List<String> words = List.of(scenario.argument().split(",", 2));
        int status = Integer.parseInt(words.get(0));
        Reply reply =
                switch (status) {
                    case 502 -> page(502, "502 Bad Gateway");
                    case 503 -> page(503, "503 Service Temporarily Unavailable");
                    case 504 -> page(504, "504 Gateway Time-out");
                    case 404 -> Reply.text(404, "Not Found");
                    case 500 -> Reply.text(500, "Internal Server Error");
                    default -> Reply.of(status);
                };
        return words.size() < 2 ? reply : reply.with("Retry-After", retryAfter(words.get(1)));
    }

    private String retryAfter(String text) {
        return text.startsWith("date+")
                ? GoText.httpDate(clock.instant().plusSeconds(Long.parseLong(text.substring(5))))
                : text;
    }
}
