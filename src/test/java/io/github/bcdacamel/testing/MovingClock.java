package io.github.bcdacamel.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock in UTC that moves when it is told. */
public final class MovingClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Begins at noon of a fixed day. */
    public MovingClock() {
        this(Instant.parse("2026-11-22T12:00:00Z"));
    }

    public MovingClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
