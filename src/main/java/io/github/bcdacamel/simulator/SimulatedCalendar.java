package io.github.bcdacamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time of the simulated claims. It begins with the first export and passes with every export that asks for what has changed
 * since another one, never beyond the clock's. An answer depends on what was asked, not on how long it took to ask.
 */
final class SimulatedCalendar {

    private final int daysBetweenExports;
    private final Clock clock;
    private LocalDate today;

    SimulatedCalendar(LocalDate begin, int daysBetweenExports, Clock clock) {
        this.today = begin;
        this.daysBetweenExports = daysBetweenExports;
        this.clock = clock;
    }

    /** The transaction time of a job, which is some days after its {@code _since}; of a full one, as far as time has come. */
    synchronized Instant transactionTime(int apiVersion, Optional<Instant> since) {
        since.map(instant -> instant.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(daysBetweenExports))
                .filter(next -> next.isAfter(today))
                .ifPresent(next -> today = next);
        Instant reached = LoadTime.on(today);
        Instant last = LoadTime.last(apiVersion, clock);
        return reached.isAfter(last) ? last : reached;
    }
}
