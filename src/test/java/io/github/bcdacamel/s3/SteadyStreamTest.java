package io.github.bcdacamel.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyStreamTest {

    private static final long SECOND = 1_000_000_000;

    private long now;
    private long left = 1000;

    @Test
    void a_body_that_drips_is_given_up_when_the_window_is_over() {
        assertThatThrownBy(() -> steady(99, SECOND).readAllBytes()).isInstanceOf(SocketTimeoutException.class);

        assertThat(now).isEqualTo(10 * SECOND);
    }

    @Test
    void a_body_that_comes_steadily_is_read_to_its_end() throws IOException {
        assertThat(steady(100, SECOND).readAllBytes()).hasSize(1000);
    }

    @Test
    void a_reader_that_takes_its_time_is_none_of_the_servers_faults() throws IOException {
        InputStream body = steady(1, 0);

        for (int read = 0; read < 1000; read++) {
            assertThat(body.read()).isNotNegative();
            now += SECOND;
        }

        assertThat(body.read()).isNegative();
    }

    /** A hundred bytes a second at least, over ten seconds. */
    private InputStream steady(int piece, long nanosEach) {
        return new SteadyStream(body(piece, nanosEach), Duration.ofSeconds(10), 100, () -> now);
    }

    private InputStream body(int piece, long nanosEach) {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                now += nanosEach;
                int count = (int) Math.min(left, Math.min(piece, length));
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }
}
