package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterParserTest {

    private final RetryAfterParser parser =
            new RetryAfterParser(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"300,300", "0,0", "1,1", "' 30 ',30", "3600,3600"})
    void seconds_are_read(String header, long seconds) {
        assertThat(parser.inSeconds(header, null)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 22 Nov 2026 12:02:00 GMT", "Sunday, 22-Nov-26 12:02:00 GMT", "Sun Nov 22 12:02:00 2026"})
    void a_date_is_a_pause_from_now(String header) {
        assertThat(parser.inSeconds(header, null)).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            Sun, 22 Nov 2026 15:00:10 GMT | Sun, 22 Nov 2026 15:00:00 GMT | 10
            Sun, 22 Nov 2026 15:00:10 GMT | Sun, 22 Nov 2026 15:00:30 GMT | 0
            Sun, 22 Nov 2026 12:00:10 GMT | none                          | 10
            Sun, 22 Nov 2026 12:00:10 GMT | yesterday                     | 10
            120                           | Sun, 22 Nov 2026 12:00:00 GMT | 120
            soon                          | Sun, 22 Nov 2026 12:00:00 GMT | none
            none                          | Sun, 22 Nov 2026 12:00:00 GMT | none
            """)
    void a_date_is_counted_from_the_servers_own_time(String retryAfter, String date, Long seconds) {
        assertThat(parser.inSeconds(retryAfter, date)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "99999999999999999999999999", "Sun, 22 Nov 2099 12:02:00 GMT", "3601"})
    void an_absurd_wish_is_cut_to_an_hour(String header) {
        assertThat(parser.inSeconds(header, null)).isEqualTo(3600);
        assertThat(parser.notice(header, null)).contains("longer than this program waits", "after 3600 s");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"3600", "0", "soon", "Sun, 22 Nov 2026 12:02:00 GMT"})
    void what_is_not_cut_is_not_told(String header) {
        assertThat(parser.notice(header, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 22 Nov 2026 11:00:00 GMT", "Sun Nov  6 08:49:37 1994"})
    void a_date_that_has_passed_is_no_pause(String header) {
        assertThat(parser.inSeconds(header, null)).isZero();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"-5", "soon", "1.5", "1e9", "120, 120", "\u0661", "2026-11-22T12:02:00Z"})
    void what_cannot_be_read_counts_as_not_sent(String header) {
        assertThat(parser.inSeconds(header, null)).isNull();
    }
}
