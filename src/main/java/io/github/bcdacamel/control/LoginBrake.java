package io.github.bcdacamel.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the refusal of wrong credentials waits: the longer, the more of them came within a minute, from wherever. Right
 * credentials never wait, so nobody can lock a user out.
 */
public final class LoginBrake {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final Clock clock;
    private Instant begin = Instant.EPOCH;
    private long failures;

    public LoginBrake(Clock clock) {
        this.clock = clock;
    }

    /** Counts a failure. */
    public synchronized Duration pause() {
        Instant now = clock.instant();
        if (begin.plus(MINUTE).isBefore(now)) {
            begin = now;
            failures = 0;
        }
        failures++;
        Duration pause = STEP.multipliedBy(failures);
        return pause.compareTo(MOST) > 0 ? MOST : pause;
    }
}
