package io.github.bcdacamel.ledger;

import java.time.Instant;

/**
 * The state of a feed as numbers for gauges and health checks: no ids, no addresses.
 *
 * @param lastSuccess when an export was last delivered whole and advanced since; null when none was
 * @param since what that export's data are complete up to; null when none was, or the server's text is no instant
 * @param open whether an export is open, running or resumable
 * @param manifestAt when the open export's files became known; null before
 * @param pending files of the open export that are not fetched yet
 * @param verified fetched and checked, not delivered yet
 * @param failed for good in this run, those that the server has deleted included
 */
public record FeedStatistics(
        Instant lastSuccess,
        Instant since,
        boolean open,
        Instant manifestAt,
        long pending,
        long verified,
        long delivered,
        long failed) {}
