package io.github.bcdacamel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.doctor.Check.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCheckTest {

    private final ClockCheck check = new ClockCheck(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "12:00:00, OK",
        "12:01:00, OK",
        "12:01:01, WARN",
        "11:58:59, WARN",
        "12:05:00, WARN",
        "12:05:01, FAIL",
        "11:54:59, FAIL"
    })
    void a_minute_is_worth_a_warning_and_five_are_a_failure(String time, Level level) {
        assertThat(check.read("Sun, 22 Nov 2026 " + time + " GMT").level()).isEqualTo(level);
    }

    @Test
    void a_clock_that_is_wrong_is_told_in_which_direction() {
        assertThat(check.read("Sun, 22 Nov 2026 12:10:30 GMT").found()).contains("10 min 30 s behind", "NTP");
        assertThat(check.read("Sat, 21 Nov 2026 09:00:00 GMT").found()).contains("27 h 0 min ahead of");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday"})
    void an_answer_without_a_time_proves_nothing(String date) {
        assertThat(check.read(date).level()).isEqualTo(Level.WARN);
    }
}
