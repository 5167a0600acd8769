package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.testing.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenCacheTest {

    private static final String TOKEN = "eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCJ9.e30.c2ln";

    private final MovingClock clock = new MovingClock();
    private final AccessTokenCache tokens = new AccessTokenCache(clock);

    @Test
    void a_feed_has_no_token_before_one_is_accepted() {
        assertThat(tokens.current("default")).isNull();
    }

    @Test
    void bcdas_own_answer_is_accepted() {
        String token = tokens.accept(
                "default",
                "{\"access_token\": \"" + TOKEN + "\", \"expires_in\": \"1200\", \"token_type\":\"bearer\"}");

        assertThat(token).isEqualTo(TOKEN);
        assertThat(tokens.current("default")).isEqualTo(TOKEN);
    }

    @Test
    void feeds_do_not_share_tokens() {
        tokens.accept("default", answer("\"1200\""));

        assertThat(tokens.current("other")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1200\"', 1080",
        "1200, 1080",
        "'\"\"', 1080",
        "null, 1080",
        "'\"soon\"', 1080",
        "0, 1080",
        "-1, 1080",
        "300, 225",
        "4, 3",
        "'\"3600\"', 3480",
        "1e12, 86280"
    })
    void a_token_is_renewed_two_minutes_or_a_quarter_of_its_life_before_its_end(String expiresIn, long seconds) {
        tokens.accept("default", answer(expiresIn));

        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(tokens.current("default")).isEqualTo(TOKEN);

        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.current("default")).isNull();
    }

    @Test
    void a_token_without_a_lifetime_lives_for_twenty_minutes() {
        tokens.accept("default", "{\"access_token\":\"" + TOKEN + "\"}");

        clock.advance(Duration.ofMinutes(17));

        assertThat(tokens.current("default")).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "Bearer", "BEARER"})
    void the_case_of_the_type_is_no_matter(String type) {
        String token = tokens.accept("default", "{\"access_token\":\"abc\",\"token_type\":\"" + type + "\"}");

        assertThat(token).isEqualTo("abc");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "<html></html>",
                "{\"access_token\":\"secret-word",
                "{\"access_token\":\"secret-word\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"secret-word\\r\\nX-Evil: 1\"}",
                "{\"access_token\":\"secret-word x\"}",
                "{\"access_token\":\"secret-word{{x}}\"}",
                "{\"access_token\":\"secret-word\u00e9\"}"
            })
    void an_answer_without_a_proper_token_is_refused_and_not_quoted(String body) {
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(() -> tokens.accept("default", body))
                .withMessageNotContaining("secret-word")
                .withNoCause();
        assertThat(tokens.current("default")).isNull();
    }

    @Test
    void a_rejected_token_is_forgotten() {
        tokens.accept("default", answer("1200"));

        tokens.discard("default", TOKEN);

        assertThat(tokens.current("default")).isNull();
    }

    @Test
    void a_token_that_another_worker_has_renewed_is_kept() {
        tokens.accept("default", answer("1200"));

        tokens.discard("default", "the-one-before");

        assertThat(tokens.current("default")).isEqualTo(TOKEN);
    }

    @Test
    void no_text_shows_a_token() {
        tokens.accept("default", answer("1200"));

        assertThat(tokens.toString()).doesNotContain(TOKEN).isEqualTo("AccessTokenCache of 1 feeds");
    }

    private static String answer(String expiresIn) {
        return "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":" + expiresIn + "}";
    }
}
