package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.ledger.Export;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Variable;

/** Ends the wait for a job: because it has ended without a manifest, or because we have waited long enough. */
public final class JobWait {

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
        if (clock.instant().isAfter(export.waitingSince().toInstant().plus(timeout))) {
            throw status.gaveUp(timeoutText);
        }
    }
}
