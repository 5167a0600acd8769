package io.github.bcdacamel.bcda;

import java.time.Duration;

/**
 * What BCDA said to a kick-off that is not a refusal for good; those are thrown by {@link KickOffResponseParser}.
 *
 * @param jobUrl the Content-Location as sent, unchecked: {@link AddressGuard#resolve} it; null unless accepted
 * @param pause how long to wait before asking again; zero when accepted
 * @param explanation a sentence for the log
 */
public record KickOffResponse(Kind kind, String jobUrl, Duration pause, String explanation) {

    public enum Kind {
        /** The job exists. */
        ACCEPTED,
        /** A job that asks for the same is under way with these credentials; it may be ours. */
        DUPLICATE,
        NOT_NOW,
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
        return kind == Kind.NOT_NOW || kind == Kind.UNANSWERED;
    }

    public boolean isUnanswered() {
        return kind == Kind.UNANSWERED;
    }

    public long pauseMillis() {
        return pause.toMillis();
    }
}
