package io.github.bcdacamel.doctor;

import io.github.bcdacamel.bcda.InstantParser;
import io.github.bcdacamel.failures.FailureClass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares this machine's clock with the Date of a response (RFC 9110 section 6.6.1). Tokens, TLS and the leases of a
 * shared ledger depend on it.
 */
public final class ClockCheck {

    private static final String NAME = "clock";
    private static final Duration NOTICEABLE = Duration.ofSeconds(60);
    private static final Duration HARMFUL = Duration.ofMinutes(5);

    private final Clock clock;

    public ClockCheck(Clock clock) {
        this.clock = clock;
    }

    /** @param date the header's text, or null */
    public Check read(String date) {
        Optional<Instant> theirs = InstantParser.http(date);
        if (theirs.isEmpty()) {
            return Check.warn(
                    NAME, "The response has no Date, so this machine's clock was not compared. Check it yourself.");
        }
        Duration ahead = Duration.between(theirs.get(), clock.instant());
        Duration off = ahead.abs();
        if (off.compareTo(NOTICEABLE) <= 0) {
            return Check.ok(NAME, "Within " + NOTICEABLE.toSeconds() + " s of the server's clock.");
        }
        String found = "This machine's clock is " + words(off) + (ahead.isNegative() ? " behind" : " ahead of")
                + " the server's. Tokens and certificates depend on it: synchronize it (NTP).";
        return off.compareTo(HARMFUL) <= 0 ? Check.warn(NAME, found) : Check.fail(FailureClass.SETTINGS, NAME, found);
    }

    private static String words(Duration off) {
        return off.compareTo(Duration.ofHours(2)) < 0
                ? off.toMinutes() + " min " + off.toSecondsPart() + " s"
                : off.toHours() + " h " + off.toMinutesPart() + " min";
    }
}
