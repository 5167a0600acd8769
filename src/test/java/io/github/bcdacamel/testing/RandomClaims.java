package io.github.bcdacamel.testing;

import io.github.bcdacamel.simulator.ClaimsSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

/** Small resources that hardly compress, so that bytes on the wire can be counted on. */
public final class RandomClaims implements ClaimsSource {

    private final int bytes;

    /** @param bytes of randomness in each resource; there is one resource of each type for an enrollee */
    public RandomClaims(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public int write(int apiVersion, String resourceType, int enrollee, OutputStream out) throws IOException {
        byte[] noise = new byte[bytes];
        new Random(resourceType.hashCode() * 31L + enrollee).nextBytes(noise);
        out.write("{\"id\":\"%s-%d\",\"note\":\"%s\",\"resourceType\":\"%s\"}\n"
                .formatted(
                        resourceType.toLowerCase(java.util.Locale.ROOT),
                        enrollee,
                        HexFormat.of().formatHex(noise),
                        resourceType)
                .getBytes(StandardCharsets.UTF_8));
        return 1;
    }
}
