package io.github.bcdacamel.bcda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The pace of all requests of this process to one host: at most so many in any stretch of a time, and none while BCDA's
 * firewall shuts our address out. The firewall counts an address's requests, whichever feed's they are, and its 429
 * speaks of them all; asking on would prolong it. Says how long to wait; waiting is the route's.
 */
public final class RateLimiter {

    private final Duration time;
    private final int requests;
    private final Clock clock;
    private final Deque<Instant> turns = new ArrayDeque<>();
    private volatile Instant notBefore = Instant.MIN;

    /**
     * @param requests at most in any stretch of the time
     * @param time the stretch
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
        return Duration.between(now, turn).toMillis();
    }

    /** How long the firewall's answer holds a request back whose turn has come; 0 when it may go. */
    public long holdMillis() {
        Instant now = clock.instant();
        return notBefore.isAfter(now) ? Duration.between(now, notBefore).toMillis() : 0;
    }

    /** Looks at an answer. The firewall's 429 comes as JSON; BCDA's own 429s, empty or plain text, speak of one request. */
    public void heed(int status, Long retryAfter, String contentType) {
        if (status == 429 && contentType != null && contentType.contains("json")) {
            Instant now = clock.instant();
            Duration asked = RetryAfterParser.pause(retryAfter);
            if (asked != null && now.plus(asked).isAfter(notBefore)) {
                notBefore = now.plus(asked);
            }
        }
    }
}
