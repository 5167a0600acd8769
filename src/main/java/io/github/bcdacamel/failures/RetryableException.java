package io.github.bcdacamel.failures;

import java.time.Duration;
import java.util.Objects;

/**
 * Not now: the same step may well succeed later. Whoever owns the retry of the step asks again after the pause, which is
 * what the server asked for and at least one second; how often, and how the pause grows, is the owner's {@link Backoff}.
 * When the owner gives up it throws {@link #asFailure}.
 */
public class RetryableException extends RuntimeException {

    /** Also what a server gets that says {@code Retry-After: 0}: nobody is asked in a hot loop. */
    public static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Duration pause;
    private final FailureClass ifItPersists;

    /** @param pause what the server asked for, or null when it asked for nothing */
    public RetryableException(String message, Duration pause, FailureClass ifItPersists) {
        super(Objects.requireNonNull(message));
        this.pause = pause == null || pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        this.ifItPersists = Objects.requireNonNull(ifItPersists);
    }

    public Duration pause() {
        return pause;
    }

    public long pauseMillis() {
        return pause.toMillis();
    }

    public FailureClass ifItPersists() {
        return ifItPersists;
    }

    /** The end, once the owner of the retry has asked often enough. */
    public ExportFailure asFailure(int attempts) {
        return new ExportFailure(
                ifItPersists, getMessage() + " It was the same after " + attempts + " attempts, so this run gave up.");
    }
}
