package io.github.bcdacamel.health;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long the client secret is valid: BCDA's credentials expire 90 days after they were issued. No response tells when
 * that was, so a setting must.
 *
 * @param issued null when not set
 */
public record CredentialExpiry(LocalDate issued, Clock clock) {

    private static final int DAYS = 90;

    /** Negative once they have expired. */
    public Optional<Duration> left() {
        return issued == null
                ? Optional.empty()
                : Optional.of(Duration.between(
                        clock.instant(),
                        issued.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** Not a number when not set. */
    public double secondsLeft() {
        return left().map(left -> (double) left.toSeconds()).orElse(Double.NaN);
    }
}
