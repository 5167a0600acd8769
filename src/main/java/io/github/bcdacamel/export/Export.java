package io.github.bcdacamel.export;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * One export as the ledger knows it.
 *
 * @param id its start, UTC, such as {@code 20261122T210406Z}
 * @param state requested, kicking-off, waiting, downloading, finishing, finished or failed
 * @param scope what since is kept for: server, group, types and filter
 * @param since null for a full export
 * @param jobUrl null until BCDA has accepted the kick-off
 * @param transactionTime the manifest's, verbatim; null until it is there
 */
public record Export(
        String feed,
        String id,
        String state,
        String scope,
        String since,
        String requestUrl,
        String jobUrl,
        String transactionTime,
        boolean needsToken,
        Instant startedAt) {

    /** Reads a row of {@code read-export.sql}. */
    public static Export of(Map<String, Object> row) {
        return new Export(
                (String) row.get("feed"),
                (String) row.get("id"),
                (String) row.get("state"),
                (String) row.get("scope"),
                (String) row.get("since"),
                (String) row.get("requestUrl"),
                (String) row.get("jobUrl"),
                (String) row.get("transactionTime"),
                (Boolean) row.get("needsToken"),
                instant(row.get("startedAt")));
    }

    public boolean isRequested() {
        return state.equals("requested");
    }

    /** A kick-off may have been answered without our knowing. */
    public boolean isKickingOff() {
        return state.equals("kicking-off");
    }

    public boolean isWithoutJob() {
        return isRequested() || isKickingOff();
    }

    public boolean isWaiting() {
        return state.equals("waiting");
    }

    public boolean isDownloading() {
        return state.equals("downloading");
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime offset ? offset.toInstant() : ((java.sql.Timestamp) time).toInstant();
    }
}
