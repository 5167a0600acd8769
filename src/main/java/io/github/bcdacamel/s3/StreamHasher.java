package io.github.bcdacamel.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of what is read, hexadecimal. */
final class StreamHasher {

    private static final int BUFFER = 128 * 1024;

    private StreamHasher() {}

    static String of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(bytes);
        }
    }

    /** Reads to the end and leaves it open. */
    static String of(InputStream bytes) throws IOException {
        MessageDigest digest = CompositeChecksum.sha256();
        byte[] buffer = new byte[BUFFER];
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
