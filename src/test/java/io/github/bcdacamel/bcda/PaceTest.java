package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(Clock.fixed(Instant.parse("2026-11-22T21:04:06Z"), ZoneOffset.UTC));

    @Test
    void nothing_waits_without_a_reason() {
        pace.heed(200, null, "application/fhir+ndjson");

        assertThat(pace.pauseMillis()).isZero();
    }

    @Test
    void the_firewalls_429_holds_every_request_back() {
        pace.heed(429, "300", "application/json");

        assertThat(pace.pauseMillis()).isEqualTo(300_000);
    }

    @Test
    void a_duplicate_job_holds_nothing_else_back() {
        pace.heed(429, "30", null);

        assertThat(pace.pauseMillis()).isZero();
    }

    @Test
    void a_shorter_hold_does_not_end_a_longer_one() {
        pace.heed(429, "300", "application/json");

        pace.heed(429, "1", "application/json");

        assertThat(pace.pauseMillis()).isEqualTo(300_000);
    }
}
