package io.github.bcdacamel.simulator.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One generated line, and what tests ask of it. */
record Resource(String line, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static byte[] bytes(SyntheticClaims claims, String type, int enrollee) {
        return bytes(
                claims, type, enrollee, EnumSet.complementOf(EnumSet.of(SyntheticClaims.SystemType.SHARED_SYSTEM)));
    }

    static byte[] bytes(SyntheticClaims claims, String type, int enrollee, Set<SyntheticClaims.SystemType> systems) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            claims.write(type, enrollee, systems, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Resource> of(SyntheticClaims claims, String type, int enrollee) {
        return parse(bytes(claims, type, enrollee));
    }

    /** With the claims that only the shared systems have. */
    static List<Resource> ofAll(SyntheticClaims claims, String type, int enrollee) {
        return parse(bytes(claims, type, enrollee, EnumSet.allOf(SyntheticClaims.SystemType.class)));
    }

    private static List<Resource> parse(byte[] bytes) {
        List<Resource> all = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isEmpty()) {
                try {
                    all.add(new Resource(line, JSON.readTree(line)));
                } catch (IOException e) {
                    throw new AssertionError("This line is not JSON: " + line, e);
                }
            }
        }
        return all;
    }

    String text(String pointer) {
        return json.at(pointer).asText();
    }

    /** The claim type, by the code that both v2 and v3 have. */
    String claimType() {
        for (JsonNode coding : json.at("/type/coding")) {
            if (coding.path("system").asText().toLowerCase().endsWith("eob-type")) {
                return coding.path("code").asText();
            }
        }
        return "";
    }

    /** The amount of the first adjudication whose category has a code that ends so; null when there is none. */
    static BigDecimal amount(JsonNode adjudications, String code) {
        for (JsonNode adjudication : adjudications) {
            for (JsonNode coding : adjudication.at("/category/coding")) {
                if (coding.path("code").asText().endsWith(code)) {
                    return new BigDecimal(adjudication.at("/amount/value").asText());
                }
            }
        }
        return null;
    }
}
