package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import java.time.Duration;

/**
 * What a status check said, and what the checks before it add up to. Written by {@link JobStatusParser}; the route decides on
 * {@link #isPending} and {@link #isFinished}, waits, and ends with {@link #failure} or {@link #gaveUp}.
 *
 * @param meaning what the answer says about the job
 * @param pause how long to wait before the next check; zero when there is none
 * @param progress X-Progress as shown to people, at most 60 printable characters, empty when absent
 * @param percent what X-Progress claims, null when it claims nothing; BCDA's number means nothing, so it is only shown
 * @param explanation a sentence for the log, or the whole message of the failure
 * @param failureClass null unless the answer is an end without a manifest
 * @param counters what the checks so far add up to
 */
public record JobStatus(
        Meaning meaning,
        Duration pause,
        String progress,
        Integer percent,
        String explanation,
        FailureClass failureClass,
        Counters counters) {

    public enum Meaning {
        IN_PROGRESS,
        /** Says nothing about the job: a failure of the network, the firewall, or BCDA. */
        NOT_NOW,
        /** The body is a JSON object, presumably the manifest. */
        FINISHED,
        FAILED,
        EXPIRED,
        CANCELLED,
        /** The answer refuses us, not the job. */
        REFUSED
    }

    /**
     * Counts since this process began to wait; a restart begins anew.
     *
     * @param checks all of them
     * @param stumbles not-now answers in a row
     * @param failedSeen "job failed" since the job was last in progress, because BCDA may take it back
     * @param missingSeen 404 or 403 that may be a stumble of BCDA's database since the job was last in progress
     * @param unreadableSeen 200 without a JSON object since the job was last in progress
     */
    public record Counters(int checks, int stumbles, int failedSeen, int missingSeen, int unreadableSeen) {

        static final Counters NONE = new Counters(0, 0, 0, 0, 0);

        Counters inProgress() {
            return new Counters(checks + 1, 0, 0, 0, 0);
        }

        Counters stumbled() {
            return new Counters(checks + 1, stumbles + 1, failedSeen, missingSeen, unreadableSeen);
        }

        Counters failed() {
            return new Counters(checks + 1, stumbles + 1, failedSeen + 1, missingSeen, unreadableSeen);
        }

        Counters missing() {
            return new Counters(checks + 1, stumbles + 1, failedSeen, missingSeen + 1, unreadableSeen);
        }

        Counters unreadable() {
            return new Counters(checks + 1, stumbles + 1, failedSeen, missingSeen, unreadableSeen + 1);
        }
    }

    /** Check the job again after the pause. */
    public boolean isPending() {
        return meaning == Meaning.IN_PROGRESS || meaning == Meaning.NOT_NOW;
    }

    /** The answer says nothing about the job: a temporary failure of BCDA, the network, or a proxy. */
    public boolean isNotNow() {
        return meaning == Meaning.NOT_NOW;
    }

    public boolean isInProgress() {
        return meaning == Meaning.IN_PROGRESS;
    }

    public boolean isFinished() {
        return meaning == Meaning.FINISHED;
    }

    /** The job is gone, and a new kick-off may do what it did not. */
    public boolean isExpired() {
        return meaning == Meaning.EXPIRED;
    }

    public long pauseMillis() {
        return pause.toMillis();
    }

    /** What to throw when the job has ended without a manifest. */
    public ExportFailure failure() {
        if (failureClass == null) {
            throw new IllegalStateException("A job that is " + meaning + " has not failed.");
        }
        return new ExportFailure(failureClass, explanation);
    }

    /** What to throw when nothing was heard of the job for so long. */
    public ExportFailure gaveUp(String timeout) {
        return KnownFailure.WAITED_TOO_LONG.failure("BCDA had not said after " + timeout
                + " (bcda.poll.timeout) that the job is finished. Its last answer: "
                + explanation
                + " The job is remembered: the next run asks about it again. Raise bcda.poll.timeout if your"
                + " exports take this long.");
    }

    /** The job was canceled, because BCDA had not finished it in time. @param again whether it had replaced another one */
    public JobStatus overdue(String timeout, boolean again) {
        return new JobStatus(
                Meaning.EXPIRED,
                Duration.ZERO,
                "",
                null,
                "BCDA had not finished the job after " + timeout + " (bcda.poll.timeout), so it was canceled. Its last"
                        + " answer: " + explanation
                        + (again
                                ? " It had replaced another job, so this export has ended. Nothing was delivered; the next"
                                        + " run kicks off a new job. Report it to BCDA's help desk, or raise"
                                        + " bcda.poll.timeout if your exports take this long."
                                : ""),
                KnownFailure.JOB_OVERDUE.end(),
                counters);
    }
}
