package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.failures.FailureClass;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * One export as the ledger knows it.
 *
 * @param id its start, UTC, such as {@code 20261122T210406Z}
 * @param state requested, kicking-off, waiting, downloading, finishing, finished, failed or cancelled
 * @param scope what since is kept for: server, group, types and filter
 * @param since null for a full export
 * @param jobUrl null until BCDA has accepted the kick-off
 * @param transactionTime the manifest's, verbatim; null until it is there
 * @param manifestSha256 under which the manifest is kept; null before there is one
 * @param renewals how often a job that was gone was replaced by another one
 * @param kickedOffAt null before the first kick-off
 * @param finishedAt when its finish began or it was over; null before
 * @param driven whether some process drives it, as far as its lease tells
 * @param ours whether this process does
 * @param exitCode what it ended or was stopped with; null while nothing is wrong
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
        String manifestSha256,
        boolean needsToken,
        int renewals,
        Instant startedAt,
        Instant kickedOffAt,
        Instant finishedAt,
        boolean driven,
        boolean ours,
        Integer exitCode,
        String message) {

    private static final int GAVE_UP = FailureClass.GAVE_UP.exitCode();

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
                (String) row.get("manifestSha256"),
                (Boolean) row.get("needsToken"),
                ((Number) row.get("renewals")).intValue(),
                instant(row.get("startedAt")),
                instant(row.get("kickedOffAt")),
                instant(row.get("finishedAt")),
                (Boolean) row.get("driven"),
                (Boolean) row.get("ours"),
                (Integer) row.get("exitCode"),
                (String) row.get("message"));
    }

    /** The job's address as a log may show it: other servers sign theirs in the query. */
    public String shownJob() {
        return AddressGuard.redacted(jobUrl);
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

    public boolean isFinished() {
        return state.equals("finished");
    }

    /** Whether another process drives it, or nobody does any more: neither over, nor failed, nor ours. */
    public boolean isElsewhere() {
        boolean over = state.equals("finished") || state.equals("failed") || state.equals("cancelled");
        boolean failed = !driven && exitCode != null && exitCode != GAVE_UP;
        return !ours && !over && !failed;
    }

    /** Whether it has ended, whole or failed. */
    public boolean isOver() {
        return state.equals("finished") || state.equals("failed");
    }

    /** From when on the wait for the job counts. */
    public Instant waitingSince() {
        return kickedOffAt == null ? startedAt : kickedOffAt;
    }

    private static Instant instant(Object time) {
        if (time == null) {
            return null;
        }
        return time instanceof OffsetDateTime offset ? offset.toInstant() : ((java.sql.Timestamp) time).toInstant();
    }
}
