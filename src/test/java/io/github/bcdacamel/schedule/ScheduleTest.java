package io.github.bcdacamel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final String EVERY_NIGHT_AT_TWO = "0 0 2 * * ?";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void the_next_export_is_due_by_the_clock_of_the_zone() {
        Schedule schedule = schedule(EVERY_NIGHT_AT_TWO, "America/New_York", NOON);

        assertThat(schedule.next()).isEqualTo("2026-11-24T07:00:00Z");
    }

    @Test
    void without_an_expression_nothing_is_due() {
        assertThat(schedule("", "UTC", NOON).next()).isNull();
    }

    @Test
    void an_expression_of_the_past_is_due_no_more() {
        assertThat(schedule("0 0 2 1 1 ? 2020", "UTC", NOON).next()).isNull();
    }

    @Test
    void a_night_whose_two_oclock_does_not_exist_has_its_export_nevertheless_or_the_next_night() {
        Schedule schedule = schedule("0 30 2 * * ?", "America/New_York", Instant.parse("2027-03-14T05:00:00Z"));

        assertThat(schedule.next())
                .isBetween(Instant.parse("2027-03-14T06:00:00Z"), Instant.parse("2027-03-15T06:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T02:00:01Z, false",
        "2026-11-23T01:59:59Z, true",
        "2026-11-01T02:00:00Z, true",
    })
    void an_export_is_missed_when_one_was_due_since_the_last_began(String last, boolean missed) {
        Schedule schedule = schedule(EVERY_NIGHT_AT_TWO, "UTC", NOON);

        assertThat(schedule.isMissed(Instant.parse(last))).isEqualTo(missed);
    }

    @Test
    void the_first_export_is_never_missed() {
        assertThat(schedule(EVERY_NIGHT_AT_TWO, "UTC", NOON).isMissed(null)).isFalse();
    }

    @Test
    void what_was_missed_is_left_to_the_next_time_where_the_settings_say_so() {
        Schedule schedule = new Schedule(
                EVERY_NIGHT_AT_TWO,
                ZoneOffset.UTC,
                Duration.ZERO,
                false,
                new Random(1),
                Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(schedule.isMissed(NOON.minus(Duration.ofDays(3)))).isFalse();
    }

    @Test
    void jitter_is_never_more_than_the_settings_say() {
        Schedule schedule = new Schedule(
                "", ZoneOffset.UTC, Duration.ofMillis(10), true, new Random(1), Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(LongStream.generate(schedule::jitterMillis)
                        .limit(1000)
                        .distinct()
                        .sorted())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void a_wrong_expression_is_refused() {
        assertThatThrownBy(() -> schedule("every night", "UTC", NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Schedule schedule(String cron, String zone, Instant now) {
        return new Schedule(
                cron, ZoneId.of(zone), Duration.ZERO, true, new Random(1), Clock.fixed(now, ZoneOffset.UTC));
    }
}
