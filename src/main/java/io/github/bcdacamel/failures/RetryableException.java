package io.github.bcdacamel.failures;

import java.time.Duration;
import java.util.Objects;

/**
 * The same step may well succeed later. Who owns the retry of the step tries again after the pause, which is what the
 * server asked for and at least one second. How often, and how the pause grows, is the owner's {@link Backoff}.
 */
public class RetryableException extends RuntimeException implements Classified {

    /** Also for a server that says {@code Retry-After: 0}: no hot loop. */
    public static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Duration pause;
    private final FailureClass failureClass;

    /** @param pause what the server asked for, or null when it asked for nothing */
    public RetryableException(String message, Duration pause, FailureClass failureClass) {
        super(Objects.requireNonNull(message));
        this.pause = pause == null || pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        this.failureClass = Objects.requireNonNull(failureClass);
    }

    @Override
    public Duration pause() {
        return pause;
    }

    public long pauseMillis() {
        return pause.toMillis();
    }

    @Override
    public FailureClass failureClass() {
        return failureClass;
    }
}
