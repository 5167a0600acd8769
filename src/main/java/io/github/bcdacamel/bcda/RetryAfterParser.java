package io.github.bcdacamel.bcda;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Header;

/**
 * Parses Retry-After (RFC 9110 section 10.2.3: seconds, or an HTTP date). Every response passes here once: the route that
 * sends a request replaces the header by {@link #inSeconds}, so the parsers of responses see seconds or nothing. A value
 * that cannot be read counts as not sent, and one of more than an hour counts as an hour, so that a nonsense value does
 * not put an export to sleep for years; {@link #notice} says so. Zero stays zero: {@link io.github.bcdacamel.failures.Backoff} has the shortest
 * pause.
 */
public final class RetryAfterParser {

    public static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;

    /** @param clock counts a date where the server does not tell its own time */
    public RetryAfterParser(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param date the response's Date header: a wrong clock, the server's or ours, must not change the pause
     * @return 0 to {@link #LONGEST}; null when there is no header that can be read
     */
    public Long inSeconds(@Header("Retry-After") String retryAfter, @Header("Date") String date) {
        Long asked = asked(retryAfter, date);
        return asked == null ? null : (Long) Math.max(0, Math.min(asked, LONGEST.toSeconds()));
    }

    /** What to tell when the wish is cut; null when it is not. */
    public String notice(@Header("Retry-After") String retryAfter, @Header("Date") String date) {
        Long asked = asked(retryAfter, date);
        return asked == null || asked <= LONGEST.toSeconds()
                ? null
                : "BCDA asks for a pause of " + asked + " s (Retry-After), which is longer than this program waits for"
                        + " anything. It asks again after " + LONGEST.toSeconds() + " s.";
    }

    private Long asked(String retryAfter, String date) {
        String text = retryAfter == null ? "" : retryAfter.strip();
        if (text.matches("[0-9]{1,100}")) {
            return Long.parseLong(text.length() > 9 ? "9".repeat(9) : text);
        }
        return InstantParser.http(text)
                .map(until -> Duration.between(InstantParser.http(date).orElseGet(clock::instant), until)
                        .toSeconds())
                .orElse(null);
    }

    /** The pause that a response asks for; null when it asks for none. */
    static Duration pause(Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** The server's pause where it is longer than our own. */
    static Duration longer(Duration askedOrNull, Duration own) {
        return askedOrNull != null && askedOrNull.compareTo(own) > 0 ? askedOrNull : own;
    }
}
