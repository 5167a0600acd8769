package io.github.bcdacamel.schedule;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.random.RandomGenerator;
import org.quartz.CronExpression;

/**
 * When a feed's exports are due, by a Quartz cron expression in a time zone. Says it; firing is the route's, and that a
 * firing is acted upon once is the ledger's.
 */
public final class Schedule {

    private final CronExpression cron;
    private final Duration jitter;
    private final boolean makesGood;
    private final RandomGenerator random;
    private final Clock clock;

    /**
     * @param cron six or seven fields; empty for no schedule
     * @param jitter how much later than due an export may begin
     * @param makesGood whether a firing that nobody was there for is made good
     */
    public Schedule(String cron, ZoneId zone, Duration jitter, boolean makesGood, RandomGenerator random, Clock clock) {
        this.cron = cron.isEmpty() ? null : expression(cron, zone);
        this.jitter = jitter;
        this.makesGood = makesGood;
        this.random = random;
        this.clock = clock;
    }

    /** The next time that an export is due; null without a schedule, or after its last time. */
    public Instant next() {
        return after(clock.instant());
    }

    /** How long an export that is due waits, so that not everybody asks BCDA in the same second: 0 to jitter. */
    public long jitterMillis() {
        return jitter.isZero() ? 0 : random.nextLong(jitter.toMillis() + 1);
    }

    /**
     * Whether an export was due since the last one began, and nobody was there.
     *
     * @param last null before the first
     */
    public boolean isMissed(Instant last) {
        if (!makesGood || last == null) {
            return false;
        }
        Instant due = after(last);
        return due != null && due.isBefore(clock.instant());
    }

    private Instant after(Instant time) {
        Date next = cron == null ? null : cron.getNextValidTimeAfter(Date.from(time));
        return next == null ? null : next.toInstant();
    }

    private static CronExpression expression(String cron, ZoneId zone) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException wrong) {
            throw new IllegalArgumentException("expected a Quartz cron expression: " + wrong.getMessage(), wrong);
        }
    }
}
