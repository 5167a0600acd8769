package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/** Reads the bodies of answers that are not files, and lets go of bodies that nobody wants. */
public final class AnswerBodies {

    private static final int EXCERPT = 4096;

    private final int maxSize;

    /** @param maxSize the most bytes that are read into memory */
    public AnswerBodies(int maxSize) {
        this.maxSize = maxSize;
    }

    /** The whole body as text. A body without end is refused. */
    public String read(Object body) throws IOException {
        if (!(body instanceof InputStream stream)) {
            return body == null ? "" : body.toString();
        }
        try {
            byte[] bytes = stream.readNBytes(maxSize);
            if (bytes.length == maxSize && stream.read() >= 0) {
                throw new ExportFailure(
                        FailureClass.JOB,
                        "BCDA's answer is larger than " + maxSize
                                + " bytes (bcda.http.max-answer-size), which no manifest"
                                + " of a sane export is. It was not read on, and nothing of it was used.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            abort(stream);
        }
    }

    /** The beginning of an error's body; the rest is not wanted. */
    public String excerpt(Object body) throws IOException {
        if (!(body instanceof InputStream stream)) {
            return body == null ? "" : body.toString();
        }
        try {
            return new String(stream.readNBytes(EXCERPT), StandardCharsets.UTF_8);
        } finally {
            abort(stream);
        }
    }

    /** Lets go of a body without reading the rest. */
    public static void abort(Object body) throws IOException {
        if (body instanceof EofSensorInputStream stream) {
            stream.abort();
        } else if (body instanceof InputStream stream) {
            stream.close();
        }
    }

    public void discard(Object body) throws IOException {
        abort(body);
    }
}
