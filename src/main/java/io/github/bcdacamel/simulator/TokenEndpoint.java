package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/** {@code POST /auth/token}, as bcda-app's auth/api.go answers it: errors are text, the lifetime is a string. */
final class TokenEndpoint {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final SimulatorOptions options;
    private final TokenIssuer tokens;
    private final ScenarioPlayer scenarios;
    private final Clock clock;
    private final Deque<Instant> issued = new ArrayDeque<>();

    TokenEndpoint(SimulatorOptions options, TokenIssuer tokens, ScenarioPlayer scenarios) {
        this.options = options;
        this.tokens = tokens;
        this.scenarios = scenarios;
        this.clock = options.clock();
    }

    SimulatedReply answer(EndpointCall call) {
        if (!call.request().method().equals("POST")) {
            return SimulatedReply.of(405).with("Allow", "POST");
        }
        Optional<String> credentials = credentials(call.request().header("Authorization"));
        if (credentials.isEmpty()) {
            return SimulatedReply.text(400, "Bad Request");
        }
        if (!credentials.get().equals(options.clientId() + ":" + options.clientSecret())) {
            return SimulatedReply.text(401, "Unauthorized");
        }
        Optional<Scenario> flood = scenarios.take(Fault.TOKEN_FLOOD, call);
        if (flood.isPresent() || isFlood()) {
            return SimulatedReply.text(
                            429,
                            Organization.CMS_ID
                                    + " exceeded the rate limit for /auth/token. Access tokens last 20 minutes; please cache and reuse them.")
                    .with("Retry-After", flood.map(Scenario::argument).orElse("300"));
        }
        return token(call);
    }

    private SimulatedReply token(EndpointCall call) {
        Duration lifetime = scenarios
                .take(Fault.TOKEN_LIFETIME, call)
                .map(Scenario::duration)
                .orElse(options.tokenLifetime());
        String expiresIn = scenarios
                .take(Fault.EXPIRES_IN, call)
                .map(Scenario::argument)
                .orElse("\"" + lifetime.toSeconds() + "\"");
        String body = "{\"access_token\": \"" + tokens.issue(lifetime) + "\""
                + (expiresIn.equals("none") ? "" : ", \"expires_in\": " + expiresIn) + ", \"token_type\":\"bearer\"}";
        return SimulatedReply.of(200, "application/json", body)
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache");
    }

    private synchronized boolean isFlood() {
        Instant now = clock.instant();
        while (!issued.isEmpty() && !issued.peekFirst().isAfter(now.minus(WINDOW))) {
            issued.removeFirst();
        }
        if (issued.size() >= options.tokensInFiveMinutes()) {
            return true;
        }
        issued.addLast(now);
        return false;
    }

    /** Go's {@code BasicAuth}: the scheme in any case, one space, and a colon inside. */
    private static Optional<String> credentials(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6));
            return Optional.of(new String(decoded, StandardCharsets.UTF_8)).filter(text -> text.contains(":"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
