package io.github.bcdacamel.failures;

/** Who tries again, how often, and with which pauses. Each trouble has one owner that repeats it, and no other. */
public enum RetryOwner {
    NEVER("no", ""),
    NEXT_RUN("by the next run", ""),
    TOKEN_USER("as the kick-off, status check or file that needs it", ""),
    KICK_OFF_ATTEMPTS("`bcda.export.attempts`", "back-off"),
    OTHER_JOB("until `bcda.poll.timeout`", "back-off"),
    STATUS_CHECKS("until `bcda.poll.timeout`", "`bcda.poll.interval`, growing by half up to `bcda.poll.max-interval`"),
    NEW_JOB("one new job for an export, when its job is gone", ""),
    FILE_ATTEMPTS("`bcda.download.attempts` in a run", "back-off");

    private final String budget;
    private final String pauses;

    RetryOwner(String budget, String pauses) {
        this.budget = budget;
        this.pauses = pauses;
    }

    /** How often in all, as the documentation says it. */
    public String budget() {
        return budget;
    }

    /** What lies between two attempts; nothing where there are none. */
    public String pauses() {
        return pauses;
    }
}
