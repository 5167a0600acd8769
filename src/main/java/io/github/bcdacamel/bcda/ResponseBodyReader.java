package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.KnownFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Body;

/** Reads the bodies of answers that are not files, and drops bodies that are not needed. */
public final class ResponseBodyReader {

    private static final int EXCERPT = 4096;

    private final int maxSize;
    private final Duration patience;

    /**
     * @param maxSize the most bytes that are read into memory
     * @param patience how long a whole answer may take: a trickle never trips a socket time-out
     */
    public ResponseBodyReader(int maxSize, Duration patience) {
        this.maxSize = maxSize;
        this.patience = patience;
    }

    /** The whole body as text. A body without end is refused. */
    public String read(@Body Object body) throws IOException {
        byte[] bytes = read(body, maxSize + 1);
        if (bytes.length > maxSize) {
            throw KnownFailure.ANSWER_TOO_LARGE.failure("BCDA's response is larger than " + maxSize
                    + " bytes (bcda.http.max-answer-size), more than the manifest of any normal export."
                    + " None of it was used.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The beginning of an error's body; the rest is not wanted. */
    public String excerpt(@Body Object body) throws IOException {
        return new String(read(body, EXCERPT), StandardCharsets.UTF_8);
    }

    private byte[] read(Object body, int most) throws IOException {
        if (!(body instanceof InputStream stream)) {
            return body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return read(stream, most);
        } finally {
            abort(stream);
        }
    }

    private byte[] read(InputStream stream, int most) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (bytes.size() < most) {
            int count = stream.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
            if (count < 0) {
                break;
            }
            bytes.write(buffer, 0, count);
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new SocketTimeoutException("an answer took longer than " + patience.toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
    }

    /** Drops a body without reading the rest. */
    public static void abort(Object body) throws IOException {
        if (body instanceof InputStream stream) {
            stream.close();
        }
    }

    public void discard(@Body Object body) throws IOException {
        abort(body);
    }
}
