package io.github.bcdacamel.landing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** A file under its final name: reads it, inflated where it landed compressed. */
public final class LandedFile {

    private static final int BUFFER = 128 * 1024;

    private LandedFile() {}

    /** The decoded content, to be closed by the caller. Follows no symbolic link and waits for no pipe. */
    public static InputStream open(Path file) throws IOException {
        return decoded(DurableFiles.open(file), file.getFileName().toString().endsWith(".gz"));
    }

    private static InputStream decoded(InputStream bytes, boolean compressed) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
        try {
            if (!compressed) {
                return buffered;
            }
            return GzipCompressorInputStream.builder()
                    .setInputStream(buffered)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            buffered.close();
            throw e;
        }
    }

    /**
     * Reads the whole file again, or as far as it is longer than expected, and checks its lines.
     *
     * @param expected decoded bytes
     */
    static FileContent read(Path file, long expected, LineChecker lines) throws IOException {
        boolean compressed = file.getFileName().toString().endsWith(".gz");
        return read(DurableFiles.open(file), compressed, expected, lines);
    }

    /** The same from anywhere; closes the stream. */
    static FileContent read(InputStream stored, boolean compressed, long expected, LineChecker lines)
            throws IOException {
        try (InputStream content = BoundedInputStream.builder()
                .setInputStream(decoded(stored, compressed))
                .setMaxCount(expected + BUFFER)
                .get()) {
            return lines.check(content);
        }
    }

    /** The SHA-256 of the file as it lies on the disk. */
    static String sha256(Path file) throws IOException {
        try (InputStream content = DurableFiles.open(file)) {
            return sha256(content);
        }
    }

    /** Reads to the end and leaves it open. */
    static String sha256(InputStream content) throws IOException {
        return DigestUtils.sha256Hex(new BufferedInputStream(content, BUFFER));
    }
}
