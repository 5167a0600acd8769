package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.bcda.BcdaResponses.FIREWALL;
import static io.github.bcdacamel.bcda.BcdaResponses.HTML;
import static io.github.bcdacamel.bcda.BcdaResponses.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.RetryableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseParserTest {

    private static final String URL = "https://sandbox.bcda.cms.gov/auth/token";

    private final TokenResponseParser answers = new TokenResponseParser();

    @Test
    void a_json_object_is_left_to_the_tokens() {
        assertThatNoException()
                .isThrownBy(() -> answers.check(200, null, "application/json", "{\"access_token\": \"x\"}", URL));
    }

    @ParameterizedTest
    @CsvSource({"400,Bad Request", "401,Unauthorized"})
    void rejected_credentials_are_an_access_failure_that_says_what_to_renew(int status, String text) {
        ExportFailure failure = failure(status, null, TEXT, text + "\n");

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure)
                .hasMessageContaining(
                        "rejected the client id and secret (HTTP " + status + ": " + text + ", from " + URL)
                .hasMessageContaining("90 days")
                .hasMessageContaining("BCDA_CLIENT_SECRET");
    }

    @Test
    void an_outcome_instead_of_text_is_another_part_of_bcda_once() {
        String outcome = BcdaResponses.v1("forbidden", "Invalid Token");

        assertThat(notNow(401, null, BcdaResponses.FHIR_JSON, outcome))
                .hasMessageContaining("says nothing about the credentials");
        assertThat(failure(401, null, BcdaResponses.FHIR_JSON, outcome).failureClass())
                .isEqualTo(FailureClass.ACCESS);
    }

    @Test
    void after_a_token_another_part_may_answer_again() {
        String outcome = BcdaResponses.v1("forbidden", "Invalid Token");
        notNow(401, null, BcdaResponses.FHIR_JSON, outcome);

        answers.check(200, null, "application/json", "{}", URL);

        assertThat(notNow(401, null, BcdaResponses.FHIR_JSON, outcome).failureClass())
                .isEqualTo(FailureClass.ACCESS);
    }

    @Test
    void a_forbidden_page_is_an_address_that_is_not_allow_listed() {
        ExportFailure failure = failure(403, null, "text/html", HTML);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure).hasMessageContaining("allow list");
    }

    @Test
    void too_many_tokens_are_waited_out_as_long_as_bcda_says() {
        RetryableException notNow = notNow(
                429,
                300L,
                TEXT,
                "A9994 exceeded the rate limit for /auth/token. Access tokens last 20 minutes; please cache and reuse"
                        + " them.\n");

        assertThat(notNow.pause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(notNow).hasMessageContaining("exceeded the rate limit");
    }

    @Test
    void the_firewall_is_waited_out_as_long_as_it_says() {
        assertThat(notNow(429, 300L, "application/json", FIREWALL).pause()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void the_servers_own_trouble_is_not_now(int status) {
        assertThat(notNow(status, null, "text/html", HTML).failureClass()).isEqualTo(FailureClass.GAVE_UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 307, 404, 405, 406, 410, 415, 501})
    void another_status_does_not_look_like_bcda(int status) {
        ExportFailure failure = failure(status, null, null, null);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.SETTINGS);
        assertThat(failure).hasMessageContaining("does not look like BCDA").hasMessageContaining("bcda.base-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {HTML, "", "welcome", "[]", "{\"access_token\":\"secret-word", "{} trailing"})
    void a_200_that_is_no_json_object_does_not_look_like_bcda_and_is_not_quoted(String body) {
        ExportFailure failure = failure(200, null, "application/json", body);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.SETTINGS);
        assertThat(failure).hasMessageNotContaining("secret-word");
    }

    @Test
    void a_page_with_json_inside_is_still_a_page() {
        assertThat(failure(200, null, "text/html; charset=utf-8", "{}").failureClass())
                .isEqualTo(FailureClass.SETTINGS);
    }

    @Test
    void no_message_shows_the_password_in_an_address() {
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(() -> answers.check(401, null, TEXT, "", "https://id:hidden@bcda/auth/token?key=hidden"))
                .withMessageContaining("https://bcda/auth/token")
                .withMessageNotContaining("hidden");
    }

    private ExportFailure failure(int status, Long retryAfter, String contentType, String body) {
        return catchThrowableOfType(
                ExportFailure.class, () -> answers.check(status, retryAfter, contentType, body, URL));
    }

    private RetryableException notNow(int status, Long retryAfter, String contentType, String body) {
        return catchThrowableOfType(
                RetryableException.class, () -> answers.check(status, retryAfter, contentType, body, URL));
    }
}
