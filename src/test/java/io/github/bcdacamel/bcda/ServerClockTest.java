package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerClockTest {

    private final ServerClock clock = new ServerClock();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            Sun, 22 Nov 2026 12:00:10 GMT | Sun, 22 Nov 2026 12:00:00 GMT | 10
            Sun, 22 Nov 2026 12:00:10 GMT | Sun, 22 Nov 2026 12:00:30 GMT | 0
            Sun, 22 Nov 2026 12:00:10 GMT | none                          | Sun, 22 Nov 2026 12:00:10 GMT
            Sun, 22 Nov 2026 12:00:10 GMT | yesterday                     | Sun, 22 Nov 2026 12:00:10 GMT
            120                           | Sun, 22 Nov 2026 12:00:00 GMT | 120
            soon                          | Sun, 22 Nov 2026 12:00:00 GMT | soon
            none                          | Sun, 22 Nov 2026 12:00:00 GMT | none
            """)
    void a_date_is_counted_from_the_servers_own_time(String retryAfter, String date, String seconds) {
        assertThat(clock.inSeconds(retryAfter, date)).isEqualTo(seconds);
    }
}
