package io.github.bcdacamel.bcda;

import java.time.Duration;
import java.time.Instant;

/**
 * Turns the date of a Retry-After header into seconds by the clock of the server that sent it (its Date header), so that
 * a wrong clock, ours or the server's, changes no pause. What the seconds mean is left to {@link RetryAfterParser}.
 */
public final class ServerClock {

    /** The header as it came where it is no date, or the server does not tell its time. */
    public String inSeconds(String retryAfter, String date) {
        Instant until =
                retryAfter == null ? null : InstantParser.http(retryAfter).orElse(null);
        Instant now = date == null ? null : InstantParser.http(date).orElse(null);
        if (until == null || now == null) {
            return retryAfter;
        }
        return String.valueOf(Math.max(0, Duration.between(now, until).toSeconds()));
    }
}
