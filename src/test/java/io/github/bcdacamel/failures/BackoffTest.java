package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final RandomGenerator NO_JITTER = () -> 0L;

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), 2, NO_JITTER);

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "3,8", "8,256", "9,300", "5000,300", "0,2", "-3,2"})
    void pauses_grow_up_to_the_longest(int attempt, long seconds) {
        assertThat(backoff.pause(attempt, null)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void what_the_server_asks_for_wins_when_it_is_longer() {
        assertThat(backoff.pause(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void what_the_server_asks_for_does_not_shorten_the_pause() {
        assertThat(backoff.pause(4, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void a_retry_after_of_zero_never_makes_a_hot_loop() {
        Backoff eager = new Backoff(Duration.ZERO, Duration.ofMinutes(1), 2, NO_JITTER);

        assertThat(eager.pause(1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_the_server_asks_for_is_not_cut() {
        assertThat(backoff.pause(1, Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_longest_pause_below_a_second_is_kept() {
        Backoff quick = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50), 2, NO_JITTER);

        assertThat(quick.pause(1, null)).isEqualTo(Duration.ofMillis(50));
    }

    @RepeatedTest(20)
    void jitter_takes_off_less_than_half() {
        Backoff jittered = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5), 2, new Random());

        assertThat(jittered.pause(2, null)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void pauses_that_shrink_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), 0.5, NO_JITTER));
    }
}
