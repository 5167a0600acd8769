package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.SecretMask;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.language.simple.Simple;

/**
 * Keeps one access token a feed in memory for all workers. BCDA's tokens live for 20 minutes. The route requests a
 * token, one at a time; {@link TokenResponseParser} says whether a response has one. Thread-safe; no token appears in
 * any text.
 */
public final class AccessTokenCache {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(20);
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);
    private static final int LONGEST_TOKEN = 16_000;
    // RFC 6750 section 2.1, b64token: nothing in it can break out of a header.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final Clock clock;
    private final Map<String, Held> tokens = new ConcurrentHashMap<>();

    private record Held(String token, Instant renewFrom) {}

    public AccessTokenCache(Clock clock) {
        this.clock = clock;
    }

    /** The feed's token, or null when there is none that lasts for another two minutes or a quarter of its life. */
    public String current(@Simple("${variable.request.feed}") String feed) {
        Held held = tokens.get(feed);
        return held != null && clock.instant().isBefore(held.renewFrom()) ? held.token() : null;
    }

    /** Takes the token out of the answer of the token address and keeps it. */
    public String accept(@Simple("${variable.request.feed}") String feed, @Body String body) {
        JsonNode answer = parse(body);
        String token = answer.path("access_token").asText("");
        if (token.isEmpty()
                || token.length() > LONGEST_TOKEN
                || !TOKEN.matcher(token).matches()) {
            throw refused("holds no access_token, or one with characters that no token may have (RFC 6750)");
        }
        String type = answer.path("token_type").asText("");
        if (!type.isEmpty() && !type.equalsIgnoreCase("bearer")) {
            throw refused("is a token of another type than bearer");
        }
        Duration lifetime = lifetime(answer.path("expires_in"));
        Duration quarter = lifetime.dividedBy(4);
        Duration margin = quarter.compareTo(LONGEST_MARGIN) < 0 ? quarter : LONGEST_MARGIN;
        SecretMask.add("access token of " + feed, token);
        tokens.put(feed, new Held(token, clock.instant().plus(lifetime).minus(margin)));
        return token;
    }

    /** Forgets the token after a 401, unless another worker has renewed it already. */
    public void discard(@Simple("${variable.request.feed}") String feed, @Variable("token") String token) {
        tokens.computeIfPresent(feed, (name, held) -> held.token().equals(token) ? null : held);
    }

    @Override
    public String toString() {
        return "AccessTokenCache of " + tokens.size() + " feeds";
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode answer = JSON.readTree(ResponseInspector.withoutByteOrderMark(body == null ? "" : body));
            if (answer != null && answer.isObject()) {
                return answer;
            }
        } catch (IOException notJson) {
            // The cause is left out: it could quote the answer, and with it the token.
        }
        throw refused("is not a JSON object");
    }

    /** BCDA sends the seconds as text. */
    private static Duration lifetime(JsonNode expiresIn) {
        long seconds = Math.min(expiresIn.asLong(0), LONGEST_LIFETIME.toSeconds());
        return seconds > 0 ? Duration.ofSeconds(seconds) : DEFAULT_LIFETIME;
    }

    private static ExportFailure refused(String what) {
        return KnownFailure.TOKEN_NOT_BCDA.failure(
                "The response of the token address " + what + ". This does not look like BCDA: check"
                        + " bcda.token-url and"
                        + " bcda.base-url. Nothing was requested; earlier exports are untouched.");
    }
}
