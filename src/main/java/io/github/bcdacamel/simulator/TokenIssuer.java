package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Issues bearer tokens that look like SSAS's JWT, and remembers them; they are not signed. */
final class TokenIssuer {

    enum Verdict {
        ACCEPTED,
        EXPIRED,
        /** A JWT that this simulator did not issue. */
        UNVERIFIABLE,
        /** No JWT at all, or not SSAS's. */
        NOT_OURS
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE_BYTES = 256;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> expiry = new ConcurrentHashMap<>();

    TokenIssuer(Clock clock) {
        this.clock = clock;
    }

    String issue(Duration lifetime) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        byte[] signature = new byte[SIGNATURE_BYTES];
        random.nextBytes(signature);
        String claims = "{\"dat\":\"{\\\"cms_ids\\\":[\\\"" + Organization.CMS_ID + "\\\"]}\",\"iss\":\"ssas\",\"exp\":"
                + end.getEpochSecond() + ",\"iat\":" + now.getEpochSecond() + "}";
        String token = encode("{\"alg\":\"RS512\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8)) + "." + encode(signature);
        expiry.put(token, end);
        return token;
    }

    /** Every token issued until now ends now. */
    void expireAll() {
        expiry.replaceAll((token, end) -> Instant.MIN);
    }

    Verdict judge(String token) {
        if (!isOfSsas(token)) {
            return Verdict.NOT_OURS;
        }
        Instant end = expiry.get(token);
        if (end == null) {
            return Verdict.UNVERIFIABLE;
        }
        return clock.instant().isBefore(end) ? Verdict.ACCEPTED : Verdict.EXPIRED;
    }

    private static boolean isOfSsas(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return false;
        }
        try {
            JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims.path("iss").asText().equals("ssas")
                    && !claims.path("dat").asText().isEmpty();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
