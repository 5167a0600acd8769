package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.bcda.KickOffResponse;
import io.github.bcdacamel.ledger.Export;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Variable;

/**
 * Bounds what an export waits for: its own job, which is given up when BCDA works on it for too long, and the job of
 * somebody else that is in its way. What BCDA's answers mean is left to the parsers of package {@code bcda}.
 */
public final class JobWait {

    /** Longer than this nobody waits for an answer to change that can be asked for again. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(6);

    private final Duration timeout;
    private final String timeoutText;
    private final Clock clock;

    /** @param timeoutText the same as the operator wrote it, for messages */
    public JobWait(Duration timeout, String timeoutText, Clock clock) {
        this.timeout = timeout;
        this.timeoutText = timeoutText;
        this.clock = clock;
    }

    /** Returns if the job is finished or the wait may continue. */
    public void check(@Variable("export") Export export, @Variable("jobStatus") JobStatus status) {
        if (status.isFinished()) {
            return;
        }
        if (!status.isPending()) {
            throw status.failure();
        }
        if ((status.isNotNow() || !export.isWaiting()) && hasTimedOut(export)) {
            throw status.gaveUp(timeoutText);
        }
    }

    /** Whether BCDA still works on the job after all this time: such a job may never end. One with a manifest did end. */
    public boolean isOverdue(@Variable("export") Export export, @Variable("jobStatus") JobStatus status) {
        return export.isWaiting() && status.isInProgress() && hasTimedOut(export);
    }

    /** The status of a job that was canceled because it is overdue. */
    public JobStatus overdue(@Variable("export") Export export, @Variable("jobStatus") JobStatus status) {
        return status.overdue(timeoutText, export.replacements() > 0);
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * The pause before the kick-off is sent again, because another job of these credentials has to end first; it grows with
     * the wait.
     *
     * @param since when the other job was first in the way
     */
    public KickOffResponse waitForOtherJob(
            @Variable("kickOff") KickOffResponse duplicate, @Variable("otherJobSince") Instant since) {
        Duration waited = Duration.between(since, clock.instant());
        if (waited.compareTo(timeout) > 0) {
            throw duplicate.otherJobNeverEnds(timeoutText);
        }
        Duration half = waited.dividedBy(2);
        return duplicate.behindOtherJob(half.compareTo(LONGEST_PAUSE) < 0 ? half : LONGEST_PAUSE);
    }

    private boolean hasTimedOut(Export export) {
        return clock.instant().isAfter(export.waitingSince().toInstant().plus(timeout));
    }
}
