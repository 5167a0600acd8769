package io.github.bcdacamel.bcda;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Reads a Retry-After header (RFC 9110 section 10.2.3): seconds or an HTTP date. What cannot be read counts as not sent;
 * what is longer than an hour counts as an hour, so that a nonsense value does not put an export to sleep for years.
 * Zero stays zero: the shortest pause is the business of {@link io.github.bcdacamel.failures.Backoff}.
 */
public final class RetryAfterParser {

    public static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,100}");

    private RetryAfterParser() {}

    /** @return zero to {@link #LONGEST}, or null when the header is absent or unreadable */
    public static Duration read(String headerOrNull, Instant now) {
        if (headerOrNull == null) {
            return null;
        }
        String text = headerOrNull.strip();
        if (SECONDS.matcher(text).matches()) {
            return text.length() > 9 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        return InstantParser.http(text)
                .map(instant -> bounded(Duration.between(now, instant)))
                .orElse(null);
    }

    /** The server's wish where it is longer than our own pause. */
    static Duration longer(Duration askedOrNull, Duration own) {
        return askedOrNull != null && askedOrNull.compareTo(own) > 0 ? askedOrNull : own;
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
