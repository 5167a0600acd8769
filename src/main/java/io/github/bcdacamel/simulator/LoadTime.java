package io.github.bcdacamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The instant up to which BCDA's data are complete, by the clock. */
final class LoadTime {

    /** BFD's nightly load, which v1 and v2 take as the transaction time; with microseconds, as BCDA has them. */
    private static final LocalTime LAST_LOAD = LocalTime.of(3, 12, 45, 123_456_000);

    private LoadTime() {}

    /** The last nightly load in v1 and v2, now in v3. */
    static Instant last(int apiVersion, Clock clock) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        if (apiVersion == 3) {
            return now.toInstant();
        }
        ZonedDateTime load = now.with(LAST_LOAD);
        return (load.isAfter(now) ? load.minusDays(1) : load).toInstant();
    }

    /** The time of the nightly load on some day. */
    static Instant on(LocalDate day) {
        return day.atTime(LAST_LOAD).toInstant(ZoneOffset.UTC);
    }
}
