package io.github.bcdacamel.ledger;

import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.failures.FailureClass;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * One export as the ledger knows it.
 *
 * @param id its start, UTC, such as {@code 20261122T210406Z}
 * @param scope what since is kept for: server, group, types and filter
 * @param since null for a full export
 * @param jobUrl null until BCDA has accepted the kick-off
 * @param transactionTime the manifest's, verbatim; null until it is there
 * @param replacements how often a job that was gone was replaced by another one
 * @param kickedOffAt null before the first kick-off
 * @param manifestAt when the manifest came, by our clock; null before
 * @param serverTime the server's clock then; null when it did not tell
 * @param finishedAt when its finish began or it ended; null before
 * @param exitCode what it ended or was stopped with; null while nothing is wrong
 * @param driven whether a process holds it, even if its lease has ended and it may be taken over
 * @param ours whether this process drives it
 * @param endedHere whether this process ended or stopped it
 * @param leaseUntil when the lease of its process ends, unless that prolongs it; null while no process has it
 */
public record Export(
        String feed,
        String id,
        ExportState state,
        String scope,
        String since,
        String requestUrl,
        String jobUrl,
        String transactionTime,
        boolean needsToken,
        int replacements,
        OffsetDateTime startedAt,
        OffsetDateTime kickedOffAt,
        OffsetDateTime manifestAt,
        OffsetDateTime serverTime,
        OffsetDateTime finishedAt,
        Integer exitCode,
        String message,
        boolean sinceAdvanced,
        boolean driven,
        boolean ours,
        boolean endedHere,
        OffsetDateTime leaseUntil) {

    private static final int GAVE_UP = FailureClass.GAVE_UP.exitCode();

    public ExportKey key() {
        return new ExportKey(feed, id);
    }

    /** Whether BCDA has not accepted it yet, as far as this side knows. */
    public boolean isWithoutJob() {
        return state == ExportState.REQUESTED || state == ExportState.KICKING_OFF;
    }

    public boolean isKickingOff() {
        return state == ExportState.KICKING_OFF;
    }

    public boolean isWaiting() {
        return state == ExportState.WAITING;
    }

    public boolean isDownloading() {
        return state == ExportState.DOWNLOADING;
    }

    public boolean isFinishing() {
        return state == ExportState.FINISHING;
    }

    public boolean isFinished() {
        return state == ExportState.FINISHED;
    }

    /** Whether it has ended for good: finished, failed or cancelled. */
    public boolean isEnded() {
        return !state.isOpen();
    }

    /** Ended by a user. */
    public boolean isCancelled() {
        return state == ExportState.CANCELLED;
    }

    /** Ended before BCDA accepted it, because the settings asked for something else: a new one takes its place. */
    public boolean isDropped() {
        return state == ExportState.FAILED && exitCode == null;
    }

    /** Whether this process finished it. */
    public boolean isFinishedHere() {
        return state == ExportState.FINISHED && endedHere;
    }

    /** Whether it failed for good, and this process reports that. */
    public boolean isFailedHere() {
        return state == ExportState.FAILED && endedHere;
    }

    /** Open, and stopped with a failure that somebody should look at; the process that drove it has let it go. */
    public boolean isStopped() {
        return state.isOpen() && !driven && exitCode != null && exitCode != GAVE_UP;
    }

    /** Open, and another process drives it, or this one may take it over. */
    public boolean isElsewhere() {
        return state.isOpen() && !ours && !isStopped();
    }

    /** Who has it, as far as the ledger tells: that a process is gone shows when its lease is over. */
    public String holder() {
        return leaseUntil == null
                ? "no process holds it"
                : "another process holds it until " + leaseUntil.toInstant().truncatedTo(ChronoUnit.SECONDS)
                        + ", or longer if it still runs";
    }

    /** The job's address as a log may show it: other servers sign theirs in the query. */
    public String shownJob() {
        return AddressGuard.redacted(jobUrl);
    }

    /** From when on the wait for the job counts. */
    public OffsetDateTime waitingSince() {
        return kickedOffAt == null ? startedAt : kickedOffAt;
    }
}
