package io.github.bcdacamel.bcda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds every request back while BCDA's firewall shuts our address out: its 429 speaks of all requests of the address,
 * and asking on would prolong it. How many requests a time may be sent is the throttle's, in the route.
 */
public final class Pace {

    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    public Pace(Clock clock) {
        this.clock = clock;
    }

    /** How long the next request has to wait; 0 when it may go. */
    public long pauseMillis() {
        Instant now = clock.instant();
        return notBefore.isAfter(now) ? Duration.between(now, notBefore).toMillis() : 0;
    }

    /** Looks at an answer. The firewall's 429 comes as JSON; BCDA's own 429s, empty or plain text, speak of one request. */
    public void heed(int status, String retryAfter, String contentType) {
        if (status == 429 && contentType != null && contentType.contains("json")) {
            Instant now = clock.instant();
            Duration asked = RetryAfter.read(retryAfter, now);
            if (asked != null && now.plus(asked).isAfter(notBefore)) {
                notBefore = now.plus(asked);
            }
        }
    }
}
