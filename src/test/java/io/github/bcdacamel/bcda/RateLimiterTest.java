package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.testing.MovingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T21:04:06Z"), ZoneOffset.UTC);
    private final RateLimiter pace = new RateLimiter(3, Duration.ofMinutes(1), clock);

    @Test
    void nothing_waits_without_a_reason() {
        pace.heed(200, null, "application/fhir+ndjson");

        assertThat(pace.holdMillis()).isZero();
    }

    @Test
    void the_firewalls_429_holds_every_request_back() {
        pace.heed(429, 300L, "application/json");

        assertThat(pace.holdMillis()).isEqualTo(300_000);
    }

    @Test
    void a_duplicate_job_holds_nothing_else_back() {
        pace.heed(429, 30L, null);

        assertThat(pace.holdMillis()).isZero();
    }

    @Test
    void a_shorter_hold_does_not_end_a_longer_one() {
        pace.heed(429, 300L, "application/json");

        pace.heed(429, 1L, "application/json");

        assertThat(pace.holdMillis()).isEqualTo(300_000);
    }

    @Test
    void as_many_requests_as_the_limit_says_go_at_once() {
        long waits = pace.turnMillis() + pace.turnMillis() + pace.turnMillis();

        assertThat(waits).isZero();
    }

    @Test
    void one_more_waits_until_the_first_is_as_old_as_the_limits_time() {
        pace.turnMillis();
        pace.turnMillis();
        pace.turnMillis();

        assertThat(pace.turnMillis()).isEqualTo(60_000);
    }

    @Test
    void no_turn_is_early_by_a_fraction_of_a_millisecond() {
        MovingClock moving = new MovingClock();
        RateLimiter one = new RateLimiter(1, Duration.ofMinutes(1), moving);
        one.turnMillis();

        moving.advance(Duration.ofNanos(1));

        assertThat(one.turnMillis()).isEqualTo(60_000);
    }

    @Test
    void those_that_wait_are_counted_as_well() {
        for (int request = 0; request < 6; request++) {
            pace.turnMillis();
        }

        assertThat(pace.turnMillis()).isEqualTo(120_000);
    }

    @Test
    void after_the_limits_time_requests_go_again() {
        MovingClock moving = new MovingClock();
        RateLimiter one = new RateLimiter(1, Duration.ofMinutes(1), moving);
        one.turnMillis();

        moving.advance(Duration.ofMinutes(1));

        assertThat(one.turnMillis()).isZero();
    }

    @Test
    void a_long_wait_for_a_turn_is_told_once_a_minute() {
        MovingClock moving = new MovingClock();
        RateLimiter limiter = new RateLimiter(3, Duration.ofMinutes(1), moving);

        assertThat(limiter.isWorthTelling(4_999)).isFalse();
        assertThat(limiter.isWorthTelling(5_000)).isTrue();
        assertThat(limiter.isWorthTelling(5_000)).isFalse();
        moving.advance(Duration.ofMinutes(1));
        assertThat(limiter.isWorthTelling(5_000)).isTrue();
    }
}
