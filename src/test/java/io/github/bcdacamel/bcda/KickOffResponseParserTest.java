package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.bcda.BcdaResponses.FHIR_JSON;
import static io.github.bcdacamel.bcda.BcdaResponses.FIREWALL;
import static io.github.bcdacamel.bcda.BcdaResponses.HTML;
import static io.github.bcdacamel.bcda.BcdaResponses.TEXT;
import static io.github.bcdacamel.bcda.BcdaResponses.v1;
import static io.github.bcdacamel.bcda.BcdaResponses.v2;
import static io.github.bcdacamel.bcda.BcdaResponses.v3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.RetryableException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KickOffResponseParserTest {

    private static final String JOB_URL = "https://api.bcda.cms.gov/api/v2/jobs/42";

    private final KickOffResponseParser answers =
            new KickOffResponseParser(3, new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), 2, () -> 0L));

    @Test
    void an_accepted_kick_off_says_where_its_job_is() {
        KickOffResponse answer = answers.read(202, JOB_URL, null, null, "", 1);

        assertThat(answer.isAccepted()).isTrue();
        assertThat(answer.jobUrl()).isEqualTo(JOB_URL);
        assertThat(answer.pauseMillis()).isZero();
    }

    @Test
    void a_202_without_an_address_is_no_job() {
        assertThat(refusal(202, null, "").failureClass()).isEqualTo(FailureClass.JOB);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"0,2000", "30,30000", "NONE,2000"},
            nullValues = "NONE")
    void an_empty_429_is_a_duplicate_and_never_makes_a_hot_loop(Long retryAfter, long pauseMillis) {
        KickOffResponse answer = answers.read(429, null, retryAfter, null, "", 1);

        assertThat(answer.isDuplicate()).isTrue();
        assertThat(answer.isPending()).isFalse();
        assertThat(answer.pauseMillis()).isEqualTo(pauseMillis);
    }

    @Test
    void a_duplicate_is_one_after_the_last_attempt_too_because_its_job_may_be_ours() {
        assertThat(answers.read(429, null, 0L, null, null, 99).isDuplicate()).isTrue();
    }

    @Test
    void the_firewall_is_waited_out_as_long_as_it_says() {
        KickOffResponse answer = answers.read(429, null, 300L, "application/json", FIREWALL, 1);

        assertThat(answer.isPending()).isTrue();
        assertThat(answer.pauseMillis()).isEqualTo(300_000);
        assertThat(answer.explanation()).contains("currently throttled");
    }

    @Test
    void a_429_that_names_the_running_jobs_is_no_duplicate_of_ours() {
        assertThat(answers.read(429, JOB_URL + "," + JOB_URL, 5L, null, "", 1).isPending())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void the_servers_own_trouble_is_waited_out(int status) {
        assertThat(answers.read(status, null, null, "text/html", HTML, 2).pauseMillis())
                .isEqualTo(4000);
    }

    @Test
    void waiting_ends_with_the_last_attempt() {
        ExportFailure failure = catchThrowableOfType(
                ExportFailure.class,
                () -> answers.read(503, null, 1L, FHIR_JSON, v1("exception", "Internal Error"), 3));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.GAVE_UP);
        assertThat(failure).hasMessageContaining("3 attempts").hasMessageContaining("Internal Error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid resource type Claims. Supported types [Patient Coverage] | bcda.export.types",
                "unauthorized resource type Claim | bcda.export.types",
                "Repeated resource type Patient | bcda.export.types",
                "Invalid group ID | bcda.export.group",
                "Invalid date format supplied in _since parameter.  Date must be in FHIR Instant format. | bcda.export.since",
                "Invalid date format supplied in _since parameter. Date must be a date that has already passed | clock",
                "failed to process request given more that one _typeFilter parameter | bcda.export.type-filter",
                "Prefer header is required | report it",
            })
    void a_refused_request_names_what_bcda_said_and_which_setting_to_change(String text, String advice) {
        for (String body : new String[] {v1("structure", text), v2("structure", text), v3("structure", text)}) {
            ExportFailure failure = refusal(400, FHIR_JSON, body);

            assertThat(failure.failureClass()).isEqualTo(FailureClass.REFUSED);
            assertThat(failure)
                    .hasMessageContaining("HTTP 400: " + text.replaceFirst("\\.$", ""))
                    .hasMessageContaining(advice)
                    .hasMessageContaining("earlier exports are untouched");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed to start job; attribution file not found | a few days",
                "failed to start job; attribution file not found for given _since parameter. | bcda.export.since",
                "runout data is no longer available. Runout data expires 180 days after ingestion | 180 days",
                "unable to perform export operations for this Group. No up-to-date attribution information is available"
                        + " for ACOID 'A1234'. | bcda.export.group to runout",
                "Group not known | bcda.export.group",
            })
    void a_404_with_an_outcome_is_nothing_to_export_now(String text, String advice) {
        ExportFailure failure = refusal(404, FHIR_JSON, v3("not-found", text));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.REFUSED);
        assertThat(failure).hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource({"404,'404 page not found\n'", "405,''", "200,'{}'", "301,''", "302,''"})
    void what_is_no_export_address_is_a_wrong_setting(int status, String body) {
        ExportFailure failure = refusal(status, TEXT, body);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.SETTINGS);
        assertThat(failure).hasMessageContaining("bcda.api-version").hasMessageContaining("bcda.api-url");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 404})
    void a_web_page_is_a_wrong_setting(int status) {
        assertThat(refusal(status, "text/html", HTML).failureClass()).isEqualTo(FailureClass.SETTINGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Expired Token | help desk",
                "400 | Request Error | bcda.token-url",
                "403 | Unauthorized Error | help desk",
                "403 | ACO (CMS_ID: A9997) is unauthorized | help desk",
                "403 | v1 nor v2 access not enabled for this ACO | v3",
                "403 | V3 access not enabled for this ACO | v2",
            })
    void refused_access_says_whom_to_ask_or_what_to_set(int status, String text, String advice) {
        ExportFailure failure = refusal(status, FHIR_JSON, v2("forbidden", text));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure).hasMessageContaining(text).hasMessageContaining(advice);
    }

    @Test
    void a_forbidden_page_is_an_address_that_is_not_allow_listed() {
        ExportFailure failure = refusal(403, "text/html", HTML);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure).hasMessageContaining("allow list");
    }

    @Test
    void no_message_repeats_a_medicare_id() {
        assertThat(refusal(400, FHIR_JSON, v3("structure", "unknown patient 1S00E00AA00")))
                .hasMessageNotContaining("1S00E00AA00");
    }

    @Test
    void a_network_fault_is_waited_out_and_named() {
        assertThat(answers.stumbled(new ConnectException("Connection refused"), 1))
                .satisfies(answer -> assertThat(answer.isPending()).isTrue())
                .satisfies(answer -> assertThat(answer.explanation()).contains("connection was refused"));
    }

    @Test
    void an_unreachable_host_ends_with_the_last_attempt() {
        ExportFailure failure = catchThrowableOfType(
                ExportFailure.class, () -> answers.stumbled(new RuntimeException(new UnknownHostException("x")), 3));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.GAVE_UP);
        assertThat(failure).hasMessageContaining("cannot be found");
    }

    @Test
    void a_token_that_cannot_be_had_now_is_waited_out_as_long_as_asked() {
        RetryableException notNow = new RetryableException("Slow down.", Duration.ofMinutes(5), FailureClass.GAVE_UP);

        assertThat(answers.stumbled(notNow, 1).pauseMillis()).isEqualTo(300_000);
    }

    @Test
    void a_failure_stays_the_failure_it_is() {
        ExportFailure wrongSecret = new ExportFailure(FailureClass.ACCESS, "Wrong secret.");

        assertThat(catchThrowableOfType(ExportFailure.class, () -> answers.stumbled(wrongSecret, 1)))
                .isSameAs(wrongSecret);
    }

    @Test
    void a_fault_of_ours_is_not_waited_out() {
        assertThat(catchThrowableOfType(
                                ExportFailure.class, () -> answers.stumbled(new IllegalStateException("bug"), 1))
                        .failureClass())
                .isEqualTo(FailureClass.UNEXPECTED);
    }

    private ExportFailure refusal(int status, String contentType, String body) {
        return catchThrowableOfType(ExportFailure.class, () -> answers.read(status, null, null, contentType, body, 1));
    }
}
