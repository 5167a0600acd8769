package io.github.bcdacamel.failures;

import java.time.Duration;

/** An exception that says itself what it means. Its message is complete for an operator. */
public interface Classified {

    /** What it means in the end: at once, or when no attempt helps. */
    FailureClass failureClass();

    /** Whether the same step may well succeed later. */
    default boolean isRetryable() {
        return true;
    }

    /** The pause that the server asked for; null when it asked for none. */
    default Duration pause() {
        return null;
    }
}
