package io.github.bcdacamel.simulator.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days whose changes an export has. All that a day changes is loaded at one time of that day.
 *
 * @param first null for all since the beginning
 */
public record ChangeWindow(LocalDate first, LocalDate last) {

    /** What the first export of all has. */
    static final ChangeWindow FIRST_EXPORT = new ChangeWindow(null, Fate.SNAPSHOT.minusDays(1));

    private static final LocalTime LOADED = LocalTime.of(21, 0, 13, 724_000_000);
    private static final LocalTime LOADED_V3 = LocalTime.of(21, 29, 15, 673_000_000);

    /** Later than {@code since}, if there is one, and not later than {@code until}. */
    public static ChangeWindow of(int apiVersion, Optional<Instant> since, Instant until) {
        return new ChangeWindow(
                since.map(instant -> lastDay(apiVersion, instant).plusDays(1)).orElse(null),
                lastDay(apiVersion, until));
    }

    /** The same without the beginning. */
    public ChangeWindow whole() {
        return new ChangeWindow(null, last);
    }

    boolean contains(LocalDate changed) {
        return !changed.isAfter(last) && (first == null || !changed.isBefore(first));
    }

    /** The last day that is loaded at that instant. */
    private static LocalDate lastDay(int apiVersion, Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        boolean loaded = !time.toLocalTime().isBefore(apiVersion == 3 ? LOADED_V3 : LOADED);
        return loaded ? time.toLocalDate() : time.toLocalDate().minusDays(1);
    }
}
