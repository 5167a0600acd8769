package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.bcda.BcdaResponses.FHIR_JSON;
import static io.github.bcdacamel.bcda.BcdaResponses.FIREWALL;
import static io.github.bcdacamel.bcda.BcdaResponses.HTML;
import static io.github.bcdacamel.bcda.BcdaResponses.TEXT;
import static io.github.bcdacamel.bcda.BcdaResponses.v1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.RetryableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FileResponseGuardTest {

    private static final String FILE = "ExplanationOfBenefit.0003";
    private static final String KEY = "default/" + FILE;
    private static final String STUMBLE = v1("forbidden", "Unauthorized Error");

    private final FileResponseGuard answers = new FileResponseGuard();

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"application/fhir+ndjson", "application/octet-stream", "Application/NDJSON; charset=utf-8"})
    void data_are_taken_whatever_they_are_called(String contentType) {
        assertThatNoException().isThrownBy(() -> answers.check(200, null, contentType, "", FILE, false, KEY, 2));
    }

    @Test
    void a_part_is_taken_when_one_was_asked_for() {
        assertThatNoException()
                .isThrownBy(() -> answers.check(206, null, "application/fhir+ndjson", "", FILE, true, KEY, 2));
        assertThatNoException().isThrownBy(() -> answers.check(416, null, TEXT, "", FILE, true, KEY, 2));
        assertThatNoException().isThrownBy(() -> answers.check(200, null, null, "", FILE, true, KEY, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 416})
    void a_part_is_not_taken_for_the_whole(int status) {
        assertThat(notNow(status, null, null, "").failureClass()).isEqualTo(FailureClass.FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "TEXT/HTML; charset=utf-8", "application/json"})
    void a_page_with_200_is_not_data(String contentType) {
        assertThat(notNow(200, null, contentType, "")).hasMessageContaining("instead of the data of " + FILE);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"429,300,300", "503,1,1", "500,NONE,1", "502,0,1", "504,3600,3600"},
            nullValues = "NONE")
    void passing_trouble_is_waited_out(int status, Long retryAfter, long seconds) {
        assertThat(notNow(status, retryAfter, "application/json", FIREWALL).pause())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_file_that_is_missing_is_gone_at_once_because_its_job_knows_more(int status) {
        assertThat(failure(status, TEXT, "Not Found\n").is(KnownFailure.FILE_GONE))
                .isTrue();
    }

    @Test
    void a_database_that_stumbles_is_asked_three_times_more() {
        for (int stumble = 1; stumble <= 3; stumble++) {
            assertThat(notNow(403, null, FHIR_JSON, STUMBLE)).hasMessageContaining("cannot look the organization up");
        }

        assertThat(failure(403, FHIR_JSON, STUMBLE).failureClass()).isEqualTo(FailureClass.ACCESS);
    }

    @Test
    void only_stumbles_of_this_file_use_up_its_patience_with_stumbles() {
        for (int failure = 1; failure <= 4; failure++) {
            notNow(503, null, TEXT, "");
            catchThrowable(() -> answers.check(403, null, FHIR_JSON, STUMBLE, FILE, false, "default/another", 2));
        }

        assertThat(notNow(403, null, FHIR_JSON, STUMBLE)).hasMessageContaining("cannot look the organization up");
    }

    @Test
    void after_its_data_or_a_refusal_a_file_has_all_patience_again() {
        for (int stumble = 1; stumble <= 3; stumble++) {
            notNow(403, null, FHIR_JSON, STUMBLE);
        }
        answers.check(200, null, TEXT, "", FILE, false, KEY, 2);
        for (int stumble = 1; stumble <= 3; stumble++) {
            notNow(403, null, FHIR_JSON, STUMBLE);
        }
        failure(403, FHIR_JSON, STUMBLE);

        assertThat(notNow(403, null, FHIR_JSON, STUMBLE)).isNotNull();
    }

    @Test
    void a_next_run_has_all_patience_again() {
        for (int stumble = 1; stumble <= 3; stumble++) {
            notNow(403, null, FHIR_JSON, STUMBLE);
        }

        assertThatThrownBy(() -> answers.check(403, null, FHIR_JSON, STUMBLE, FILE, false, KEY, 1))
                .isInstanceOf(RetryableException.class);
    }

    @Test
    void a_file_that_is_gone_says_how_long_bcda_keeps_files() {
        assertThat(failure(404, FHIR_JSON, v1("not-found", "") + "Not Found\n"))
                .hasMessageContaining(FILE)
                .hasMessageContaining("24 hours");
    }

    @Test
    void a_401_that_a_new_token_did_not_mend_ends_this_file_only() {
        ExportFailure failure = failure(401, FHIR_JSON, v1("forbidden", "Expired Token"));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.FILE);
        assertThat(failure).hasMessageContaining("other files");
    }

    @Test
    void a_forbidden_page_is_an_address_that_is_not_allow_listed() {
        ExportFailure failure = failure(403, "text/html", HTML);

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure).hasMessageContaining("allow list");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_refused_by_name(int status) {
        assertThat(failure(status, null, "")).hasMessageContaining("redirects are not followed");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 405, 406, 501})
    void another_status_ends_the_file(int status) {
        assertThat(failure(status, null, "").failureClass()).isEqualTo(FailureClass.FILE);
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 405, 412, 501})
    void a_status_that_refuses_a_range_does_not_refuse_the_file(int status) {
        assertThatThrownBy(() -> answers.check(status, null, null, "", FILE, true, KEY, 2))
                .isInstanceOf(RangeRefusedException.class)
                .hasMessageContaining("The whole file is fetched");
    }

    @Test
    void a_line_of_data_in_an_error_is_not_quoted() {
        String line = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Hidden\"}],\"id\":\"1S00E00AA00\"}";

        assertThat(notNow(500, null, TEXT, line)).hasMessageNotContaining("Hidden");
    }

    private ExportFailure failure(int status, String contentType, String text) {
        return catchThrowableOfType(
                ExportFailure.class, () -> answers.check(status, null, contentType, text, FILE, false, KEY, 2));
    }

    private RetryableException notNow(int status, Long retryAfter, String contentType, String text) {
        return catchThrowableOfType(
                RetryableException.class,
                () -> answers.check(status, retryAfter, contentType, text, FILE, false, KEY, 2));
    }
}
