package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import java.time.Duration;

/**
 * What BCDA said to a kick-off that is not a refusal for good; those are thrown by {@link KickOffResponseParser}.
 *
 * @param jobUrl the Content-Location as sent, unchecked: {@link AddressGuard#resolve} it; null unless accepted
 * @param pause how long to wait before asking again; zero when accepted
 * @param explanation a sentence for the log
 */
public record KickOffResponse(Kind kind, String jobUrl, Duration pause, String explanation) {

    private static final String OTHER_JOB =
            "Another job of these credentials is running and must end before BCDA accepts" + " this one (HTTP 429).";
    private static final String ANOTHER_PROGRAM = " Another program may use the same credentials.";

    public enum Kind {
        /** The job exists. */
        ACCEPTED,
        /** A job that asks for the same is under way with these credentials; it may be ours. */
        DUPLICATE,
        NOT_NOW,
        /** Not before a job has ended that asks for something else with these credentials. */
        BEHIND_OTHER_JOB,
        /** Not now either: no answer came, and whether there is a job is not known. */
        UNANSWERED
    }

    public boolean isAccepted() {
        return kind == Kind.ACCEPTED;
    }

    public boolean isDuplicate() {
        return kind == Kind.DUPLICATE;
    }

    /** Whether to send the kick-off again after the pause. A duplicate is searched for first. */
    public boolean isPending() {
        return isFailedAttempt() || kind == Kind.BEHIND_OTHER_JOB;
    }

    /** Whether it counts among bcda.export.attempts; waiting for another job is bounded by time. */
    public boolean isFailedAttempt() {
        return kind == Kind.NOT_NOW || kind == Kind.UNANSWERED;
    }

    public boolean isUnanswered() {
        return kind == Kind.UNANSWERED;
    }

    public long pauseMillis() {
        return pause.toMillis();
    }

    /** Of a duplicate: the job is not ours, and is to end first. @param longer a pause that wins where it is longer */
    public KickOffResponse behindOtherJob(Duration longer) {
        return new KickOffResponse(
                Kind.BEHIND_OTHER_JOB, null, RetryAfterParser.longer(longer, pause), OTHER_JOB + ANOTHER_PROGRAM);
    }

    /** The same, after a wait that was long enough. */
    public ExportFailure otherJobNeverEnds(String timeout) {
        return KnownFailure.OTHER_JOB_RUNS.failure(OTHER_JOB + " It had not ended after " + timeout
                + " (bcda.poll.timeout), so this run gave up." + ANOTHER_PROGRAM
                + " Nothing was downloaded; the next run kicks off again.");
    }
}
