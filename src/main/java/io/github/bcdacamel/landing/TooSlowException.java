package io.github.bcdacamel.landing;

import io.github.bcdacamel.failures.Classified;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import java.io.IOException;
import java.time.Duration;

/** A server that sends, but slower than the minimum. The partial file stays; another attempt continues it. */
public final class TooSlowException extends IOException implements Classified {

    public TooSlowException(String file, long bytes, Duration over, long minSpeed) {
        super(
                "The server sent only %d bytes of %s in %.0f s, less than %d bytes a second. The network or the server is overloaded. What was received is kept, and the next attempt continues it."
                        .formatted(bytes, file, over.toMillis() / 1000.0, minSpeed));
    }

    @Override
    public FailureClass failureClass() {
        return KnownFailure.FILE_TOO_SLOW.end();
    }
}
