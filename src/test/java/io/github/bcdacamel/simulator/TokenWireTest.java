package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /auth/token} and the bearer token, as bcda-app's auth package answers them. */
class TokenWireTest extends SimulatorTestCase {

    private static final String INVALID_TOKEN =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"forbidden\","
                    + "\"diagnostics\":\"Invalid Token\"}]}";

    @Test
    void a_token_comes_with_its_lifetime_as_a_string_and_blanks_after_the_colons() {
        start();

        Answer answer = askToken();

        assertThat(answer.text())
                .matches("\\{\"access_token\": \"[\\w-]+\\.[\\w-]+\\.[\\w-]+\", \"expires_in\": \"1200\","
                        + " \"token_type\":\"bearer\"}");
    }

    @Test
    void a_token_is_not_to_be_stored() {
        start();

        Answer answer = askToken();

        assertThat(answer.headerLines())
                .contains("Content-Type: application/json", "Cache-Control: no-store", "Pragma: no-cache");
    }

    @Test
    void without_basic_credentials_the_request_is_bad() {
        start();

        Answer answer = send("POST", "/auth/token", "Content-Length: 0");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(answer.text()).isEqualTo("Bad Request\n");
    }

    @Test
    void a_wrong_secret_is_unauthorized_in_plain_text() {
        start();

        Answer answer = askToken(SimulatorOptions.DEFAULT_CLIENT_ID, "wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("Unauthorized\n");
        assertThat(answer.headerLines())
                .contains("Content-Type: text/plain; charset=utf-8", "X-Content-Type-Options: nosniff");
    }

    @Test
    void a_flood_of_token_requests_is_answered_429_naming_the_organisation() {
        start(options().withTokensInFiveMinutes(1));
        askToken();

        Answer answer = askToken();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("300");
        assertThat(answer.text())
                .isEqualTo("A9990 exceeded the rate limit for /auth/token. Access tokens last 20 minutes;"
                        + " please cache and reuse them.\n");
    }

    @Test
    void the_flood_is_over_after_five_minutes() {
        MovingClock clock = movingClock();
        start(options().withTokensInFiveMinutes(1).withClock(clock));
        askToken();
        clock.advance(Duration.ofMinutes(5));

        Answer answer = askToken();

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_token_service_that_is_slow_is_unavailable_for_a_second() {
        start("status=503,1@token");

        Answer answer = askToken();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_token_request_that_panics_gets_no_byte() {
        start("drop-connection@token");

        Answer answer = askToken();

        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.end()).isEqualTo(Wire.End.CLOSED);
    }

    @Test
    void a_get_of_the_token_address_is_told_to_post() {
        start();

        Answer answer = get("/auth/token");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void a_token_that_has_ended_is_expired() {
        MovingClock clock = movingClock();
        start(options().withClock(clock));
        String bearer = bearer();
        clock.advance(Duration.ofMinutes(20));

        Answer answer = get("/api/v1/attribution_status", bearer);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                        + "\"code\":\"forbidden\",\"diagnostics\":\"Expired Token\"}]}");
    }

    @Test
    void a_token_that_expires_among_the_downloads_is_refused_once_and_a_new_one_is_accepted() {
        start("expired-token@data*1");
        String file = file();
        String old = bearer();

        Answer refused = get(file, old, GZIP);
        Answer stillRefused = get(file, old, GZIP);
        Answer accepted = get(file, bearer(), GZIP);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(stillRefused.status()).isEqualTo(401);
        assertThat(accepted.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer a.b.c", "Bearer  a.b.c", "Bearer", "Basic YTpi", "Bearer a b"})
    void a_malformed_header_is_refused_even_where_no_token_is_needed(String value) {
        start();

        Answer answer = get("/api/v1/metadata", "Authorization: " + value);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(INVALID_TOKEN);
    }

    @Test
    void a_protected_endpoint_without_a_header_says_invalid_token() {
        start();

        Answer answer = get("/api/v1/jobs/1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(INVALID_TOKEN);
    }

    @Test
    void a_connection_on_which_the_check_of_the_token_failed_stays_open_for_the_part_that_was_asked_first() {
        start("token-check=503,Internal Error@status");
        String job = job();

        Answer answers = get(
                job,
                bearer(),
                "",
                "POST /auth/token HTTP/1.1",
                "Host: localhost",
                "Authorization: Basic " + "YTpi",
                "Content-Length: 0");

        assertThat(answers.status()).isEqualTo(503);
        assertThat(new String(answers.bytes(), StandardCharsets.UTF_8))
                .contains("Internal Error", "HTTP/1.1 401 Unauthorized", "Invalid Token");
    }

    @Test
    void a_client_that_wants_its_connection_closed_is_obeyed() {
        start("token-check=503,Internal Error@status");

        Answer answer = get(job(), bearer(), "Connection: close");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    @Test
    void what_is_no_token_of_the_issuer_is_a_bad_request() {
        start();

        Answer answer = get("/api/v1/jobs/1", "Authorization: Bearer not-a-jwt");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"diagnostics\":\"Request Error\"");
    }

    @Test
    void a_token_of_another_simulator_cannot_be_verified() {
        start();
        String foreign = bearer();
        start();

        Answer answer = get("/api/v1/jobs/1", foreign);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo(INVALID_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "denylisted, 403, 'ACO (CMS_ID: A9990) is unauthorized'",
        "version-denied, 403, 'v1 nor v2 access not enabled for this ACO'",
        "refused-token, 401, 'Invalid Token'"
    })
    void an_organisation_that_may_not_is_told_so(String scenario, int status, String diagnostics) {
        start(scenario);

        Answer answer = kickOff("/api/v1/Group/all/$export");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains("\"diagnostics\":\"" + diagnostics + "\"");
    }

    @Test
    void version_three_that_is_not_enabled_is_refused_in_words_of_its_own() {
        start("version-denied");

        Answer answer = kickOff("/api/v3/Group/all/$export");

        assertThat(answer.text()).contains("\"diagnostics\":\"V3 access not enabled for this ACO\"");
    }

    @Test
    void a_disabled_organisation_is_unauthorized_without_a_reason() {
        start("aco-disabled");

        Answer answer = kickOff("/api/v1/Group/all/$export");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\","
                        + "\"issue\":[{\"severity\":\"error\",\"code\":\"forbidden\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"expires-in=600, '\"expires_in\": 600,'", "expires-in=\"\", '\"expires_in\": \"\",'"})
    void the_lifetime_may_be_told_in_another_form(String scenario, String told) {
        start(scenario);

        assertThat(askToken().text()).contains(told);
    }

    @Test
    void the_lifetime_may_not_be_told() {
        start("expires-in=none");

        assertThat(askToken().text()).doesNotContain("expires_in");
    }
}
