package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * The smallest resources that have BCDA's wire form: keys sorted, {@code resourceType} late, a character that is not ASCII. For
 * tests of the protocol, where what the claims say does not matter; claims that look like Medicare's are made elsewhere.
 */
final class TinyClaimsSource implements ClaimsSource {

    private static final int CLAIMS = 3;

    private final long seed;

    TinyClaimsSource(long seed) {
        this.seed = seed;
    }

    @Override
    public int write(int apiVersion, String resourceType, int enrollee, OutputStream out) throws IOException {
        int lines = resourceType.equals("Patient") || resourceType.equals("Coverage") ? 1 : CLAIMS;
        Random random = new Random(seed * 31 + enrollee);
        for (int line = 0; line < lines; line++) {
            String json = String.format(
                    Locale.ROOT,
                    "{\"id\":\"%s-%d\",\"meta\":{\"lastUpdated\":\"2026-08-20T11:22:33.456Z\",\"tag\":[{\"code\":\"v%d\"}]},"
                            + "\"note\":\"A \\u0026 B, Orléans\",\"resourceType\":\"%s\",\"total\":%d.5}%n",
                    resourceType.toLowerCase(Locale.ROOT),
                    -10_000_000_000_000L - enrollee * 100L - line,
                    apiVersion,
                    resourceType,
                    random.nextInt(1000));
            out.write(json.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }
}
