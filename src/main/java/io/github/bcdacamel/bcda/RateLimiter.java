package io.github.bcdacamel.bcda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.Header;

/**
 * Limits all requests of this process to one host: at most so many in any period, and none while BCDA's firewall blocks
 * our IP address. The firewall counts the requests of an IP address, so its 429 is about all feeds; more requests would
 * prolong it. Says how long to wait; the route waits.
 */
public final class RateLimiter {

    private static final Duration LONG_WAIT = Duration.ofSeconds(5);
    private static final Duration TELLING = Duration.ofMinutes(1);

    private final Duration time;
    private final int requests;
    private final Clock clock;
    private final Deque<Instant> turns = new ArrayDeque<>();
    private volatile Instant notBefore = Instant.MIN;
    private Instant toldAt = Instant.EPOCH;

    /**
     * @param requests at most in any such period
     * @param time the period
     */
    public RateLimiter(int requests, Duration time, Clock clock) {
        this.requests = requests;
        this.time = time;
        this.clock = clock;
    }

    /** Gives the next request its turn, and says how long it has to wait for it; 0 when it may go. */
    public synchronized long turnMillis() {
        Instant now = clock.instant();
        Instant turn = now;
        if (turns.size() == requests) {
            Instant earliest = turns.removeFirst().plus(time);
            turn = earliest.isAfter(now) ? earliest : now;
        }
        turns.addLast(turn);
        // Never a part of a millisecond early.
        return Duration.between(now, turn).plusNanos(999_999).toMillis();
    }

    /** Whether the wait for a turn is so long that somebody may ask why nothing happens; once a minute at most. */
    public synchronized boolean isWorthTelling(long turnMillis) {
        Instant now = clock.instant();
        boolean worth = turnMillis >= LONG_WAIT.toMillis() && !now.isBefore(toldAt.plus(TELLING));
        toldAt = worth ? now : toldAt;
        return worth;
    }

    /** How long the firewall's answer holds a request back whose turn has come; 0 when it may go. */
    public long holdMillis() {
        Instant now = clock.instant();
        return notBefore.isAfter(now) ? Duration.between(now, notBefore).toMillis() : 0;
    }

    /** Looks at an answer. The firewall's 429 comes as JSON; BCDA's own 429s, empty or plain text, speak of one request. */
    public void heed(
            @Header("CamelHttpResponseCode") int status,
            @Header("Retry-After") Long retryAfter,
            @Header("Content-Type") String contentType) {
        if (status == 429 && contentType != null && contentType.contains("json")) {
            Instant now = clock.instant();
            Duration asked = RetryAfterParser.pause(retryAfter);
            if (asked != null && now.plus(asked).isAfter(notBefore)) {
                notBefore = now.plus(asked);
            }
        }
    }
}
