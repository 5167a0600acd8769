package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryableExceptionTest {

    @Test
    void nobody_is_asked_again_within_a_second() {
        assertThat(new RetryableException("No.", Duration.ZERO, FailureClass.FILE).pause())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(new RetryableException("No.", null, FailureClass.FILE).pauseMillis())
                .isEqualTo(1000);
    }

    @Test
    void the_pause_the_server_asked_for_is_kept() {
        assertThat(new RetryableException("No.", Duration.ofSeconds(300), FailureClass.FILE).pause())
                .isEqualTo(Duration.ofSeconds(300));
    }
}
