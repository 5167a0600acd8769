package io.github.bcdacamel.failures;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: exponential growth up to a longest pause, of which a random part between
 * none and half is taken off, so that parallel workers do not come back together. The server's Retry-After wins when it
 * is longer. Our own pause is at least one second (or the longest pause, should that be shorter). Counting attempts is the
 * caller's, and so is bounding what the server asks for.
 */
public final class Backoff {

    /** Longer than the five minutes for which BCDA's firewall shuts an address out. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final double FACTOR = 3;

    private final Duration first;
    private final Duration max;
    private final double factor;
    private final RandomGenerator jitter;

    public Backoff(Duration first, Duration max, double factor, RandomGenerator jitter) {
        if (first.isNegative() || max.isNegative() || max.isZero() || !(factor >= 1)) {
            throw new IllegalArgumentException("Pauses must be positive and grow: first " + first + ", longest " + max
                    + ", factor " + factor + ".");
        }
        this.first = first;
        this.max = max;
        this.factor = factor;
        this.jitter = jitter;
    }

    /** The back-off of kick-offs and files. */
    public static Backoff usual(RandomGenerator jitter) {
        return new Backoff(FIRST, LONGEST, FACTOR, jitter);
    }

    /**
     * @param attempt the attempt that has failed, 1 for the first
     * @param retryAfterOrNull what the server asked for
     */
    public Duration pause(int attempt, Duration retryAfterOrNull) {
        double grown = first.toMillis() * Math.pow(factor, Math.max(0, attempt - 1));
        double capped = Math.min(grown, max.toMillis());
        Duration own = Duration.ofMillis(Math.round(capped * (1 - jitter.nextDouble() / 2)));
        Duration shortest =
                max.compareTo(RetryableException.SHORTEST_PAUSE) < 0 ? max : RetryableException.SHORTEST_PAUSE;
        Duration kind = own.compareTo(shortest) < 0 ? shortest : own;
        return retryAfterOrNull != null && retryAfterOrNull.compareTo(kind) > 0 ? retryAfterOrNull : kind;
    }
}
