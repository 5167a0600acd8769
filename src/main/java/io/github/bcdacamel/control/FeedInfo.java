package io.github.bcdacamel.control;

import java.time.Instant;
import java.util.List;

/**
 * What a feed pulls and when, as far as the settings say; how its exports went is the ledger's.
 *
 * @param server the FHIR base
 * @param group null for {@code Patient/$export}
 * @param types empty for the server's default
 * @param schedule the cron expression; null without a schedule
 * @param timeZone of the schedule; null without one
 * @param nextDueAt null without a schedule, or after its last time
 * @param credentialsEndAt when BCDA takes the credentials no more; null when nobody knows
 */
public record FeedInfo(
        String name,
        String server,
        String group,
        List<String> types,
        List<String> destinations,
        String schedule,
        String timeZone,
        Instant nextDueAt,
        Instant credentialsEndAt) {}
