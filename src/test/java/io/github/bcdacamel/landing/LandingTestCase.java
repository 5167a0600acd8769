package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A landing in a folder of its own, and the words in which its tests speak. */
abstract class LandingTestCase {

    static final String MODIFIED = "Sat, 22 Aug 2026 15:04:05 GMT";
    static final DownloadLimits LIMITS = new DownloadLimits(100_000, 50_000_000, 100, 1_000, 0, Duration.ofSeconds(60));

    @TempDir
    Path dir;

    final AtomicLong nanos = new AtomicLong();

    Landing landing(Compression compression) {
        return new Landing(dir, compression, LIMITS, nanos::get);
    }

    static FileToLand patients(String attempt) {
        return new FileToLand("default", "20261122T210406Z", FileKind.OUTPUT, "Patient", 1, null, null, null, attempt);
    }

    static FileToLand patients(Long count, Long size, String sha256) {
        return new FileToLand("default", "20261122T210406Z", FileKind.OUTPUT, "Patient", 1, count, size, sha256, "a1");
    }

    static ResponseHead chunked(String encoding) {
        return new ResponseHead(200, encoding, null, true, null, MODIFIED, null);
    }

    static ResponseHead sized(String encoding, long length) {
        return new ResponseHead(200, encoding, length, false, null, MODIFIED, null);
    }

    static ResponseHead rest(String encoding, long first, long total) {
        return new ResponseHead(
                206,
                encoding,
                total - first,
                false,
                "bytes %d-%d/%d".formatted(first, total - 1, total),
                MODIFIED,
                null);
    }

    static InputStream body(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    static FileRefusedException refusal(Landing landing, FileToLand file, ResponseHead head, InputStream body) {
        return catchThrowableOfType(FileRefusedException.class, () -> landing.receive(file, head, body));
    }

    /** Bytes that the next request need not ask for again. */
    static long partialBytes(Landing landing, FileToLand file) throws IOException {
        return landing.partial(file).map(PartialFile::length).orElse(0L);
    }

    /** Loses the connection after these bytes. */
    static void interrupted(Landing landing, FileToLand file, ResponseHead head, byte[] arrived) {
        catchThrowableOfType(IOException.class, () -> landing.receive(file, head, Bodies.thenBroken(arrived)));
    }

    Path export() {
        return dir.resolve("default/20261122T210406Z");
    }

    List<String> partials() throws IOException {
        Path folder = dir.resolve(".partial/default/20261122T210406Z");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
