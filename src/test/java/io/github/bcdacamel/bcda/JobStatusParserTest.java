package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.bcda.BcdaResponses.CLEANED_UP;
import static io.github.bcdacamel.bcda.BcdaResponses.FHIR_JSON;
import static io.github.bcdacamel.bcda.BcdaResponses.FIREWALL;
import static io.github.bcdacamel.bcda.BcdaResponses.HTML;
import static io.github.bcdacamel.bcda.BcdaResponses.TEXT;
import static io.github.bcdacamel.bcda.BcdaResponses.v1;
import static io.github.bcdacamel.bcda.BcdaResponses.v2;
import static io.github.bcdacamel.bcda.BcdaResponses.v3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.bcda.JobStatus.Meaning;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.RetryableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobStatusParserTest {

    private static final String JOB_FAILED = "Service encountered numerous errors. Job failed to complete.";

    private final JobStatusParser answers = new JobStatusParser(Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Test
    void a_job_in_progress_is_asked_about_again() {
        JobStatus answer = answers.read(202, null, "In Progress (33%)", null, "", null);

        assertThat(answer.meaning()).isEqualTo(Meaning.IN_PROGRESS);
        assertThat(answer.isPending()).isTrue();
        assertThat(answer.progress()).isEqualTo("In Progress (33%)");
        assertThat(answer.percent()).isEqualTo(33);
    }

    @Test
    void a_hundred_percent_is_not_believed() {
        assertThat(answers.read(202, null, "In Progress (100%)", null, "", null).isPending())
                .isTrue();
    }

    @Test
    void pauses_grow_by_half_to_a_minute() {
        List<Long> pauses = new ArrayList<>();
        JobStatus answer = null;
        for (int check = 0; check < 7; check++) {
            answer = answers.read(202, null, "Pending", null, "", answer);
            pauses.add(answer.pauseMillis());
        }

        assertThat(pauses).containsExactly(10_000L, 15_000L, 22_500L, 33_750L, 50_625L, 60_000L, 60_000L);
    }

    @ParameterizedTest
    @CsvSource({"120,120000", "5,10000", "0,10000"})
    void a_longer_wish_of_the_server_wins(Long retryAfter, long pauseMillis) {
        assertThat(answers.read(202, retryAfter, null, null, "", null).pauseMillis())
                .isEqualTo(pauseMillis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NONE",
            value = {
                "Pending | NONE", "In Progress | NONE", "In Progress, 80% | 80", "RUNNING: 50.00% | 50",
                "7% complete | 7", "999% | NONE", "NONE | NONE", "% | NONE"
            })
    void any_progress_text_is_shown_and_its_percentage_read(String xProgress, Integer percent) {
        assertThat(answers.read(202, null, xProgress, null, "", null).percent()).isEqualTo(percent);
    }

    @Test
    void a_progress_text_is_made_short_and_printable() {
        String progress = answers.read(202, null, "a\r\nb\u001b[31m\u00e9" + "x".repeat(500), null, "", null)
                .progress();

        assertThat(progress).hasSize(60).startsWith("a b [31m x").matches("[ -~]+");
    }

    @Test
    void a_json_object_is_the_manifest() {
        JobStatus answer = answers.read(200, null, null, "application/json", "{\"output\":[]}", null);

        assertThat(answer.isFinished()).isTrue();
        assertThat(answer.isPending()).isFalse();
        assertThat(answer.pauseMillis()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", HTML, "[]", "{\"output\":[", "{} {}", "done"})
    void a_200_that_is_no_json_object_is_tolerated_three_times(String body) {
        assertThatToleratedThreeTimes(200, "application/json", body, Meaning.FAILED);
    }

    @Test
    void a_failed_job_is_tolerated_three_times_because_bcda_may_take_it_back() {
        for (String body :
                List.of(v1("exception", JOB_FAILED), v2("exception", JOB_FAILED), v3("exception", JOB_FAILED))) {
            assertThatToleratedThreeTimes(500, FHIR_JSON, body, Meaning.FAILED);
        }
    }

    @Test
    void a_database_that_stumbles_is_tolerated_three_times() {
        assertThatToleratedThreeTimes(403, FHIR_JSON, v2("forbidden", "Unauthorized Error"), Meaning.REFUSED);
    }

    @Test
    void an_organization_on_the_deny_list_is_refused_at_once() {
        JobStatus answer =
                answers.read(403, null, null, FHIR_JSON, v2("forbidden", "ACO (CMS_ID: A9990) is unauthorized"), null);

        assertThat(answer.meaning()).isEqualTo(Meaning.REFUSED);
    }

    @Test
    void a_failed_job_is_asked_about_without_hurry() {
        assertThat(answers.read(500, null, null, FHIR_JSON, v2("exception", JOB_FAILED), null)
                        .pauseMillis())
                .isEqualTo(60_000);
    }

    @Test
    void a_failure_taken_back_is_forgotten() {
        JobStatus answer = repeated(3, 500, v2("exception", JOB_FAILED));

        answer = answers.read(202, null, "Pending", null, "", answer);

        assertThat(answers.read(500, null, null, FHIR_JSON, v2("exception", JOB_FAILED), answer)
                        .isPending())
                .isTrue();
    }

    @Test
    void a_stumble_in_between_does_not_forget_a_failure() {
        JobStatus answer = repeated(3, 500, v2("exception", JOB_FAILED));

        answer = answers.read(503, null, null, null, "", answer);

        assertThat(answers.read(500, null, null, FHIR_JSON, v2("exception", JOB_FAILED), answer)
                        .meaning())
                .isEqualTo(Meaning.FAILED);
    }

    @Test
    void a_failed_job_says_so_in_bcdas_words() {
        ExportFailure failure = repeated(4, 500, v3("exception", JOB_FAILED)).failure();

        assertThat(failure.failureClass()).isEqualTo(FailureClass.JOB);
        assertThat(failure)
                .hasMessageContaining("Job failed to complete")
                .hasMessageContaining("4 times")
                .hasMessageContaining("kicks off a new job");
    }

    @Test
    void a_404_without_a_reason_is_tolerated_three_times() {
        assertThatToleratedThreeTimes(404, FHIR_JSON, v2("not-found", ""), Meaning.EXPIRED);
        assertThatToleratedThreeTimes(404, TEXT, "404 page not found\n", Meaning.EXPIRED);
        assertThatToleratedThreeTimes(404, null, null, Meaning.EXPIRED);
    }

    @Test
    void a_404_of_two_documents_is_a_job_that_was_cleaned_up() {
        JobStatus answer = answers.read(404, null, null, FHIR_JSON, CLEANED_UP, null);

        assertThat(answer.isExpired()).isTrue();
        assertThat(answer.failure()).hasMessageContaining("24 hours");
    }

    @Test
    void a_410_is_an_expired_job() {
        assertThat(answers.read(410, null, null, FHIR_JSON, v1("not-found", ""), null)
                        .isExpired())
                .isTrue();
    }

    @Test
    void a_cancelled_job_is_told_from_an_expired_one() {
        for (String body : List.of(
                v1("not-found", "Job has been cancelled."),
                v2("not-found", "Job has been cancelled."),
                v3("not-found", "Job has been cancelled."),
                v1("deleted", ""))) {
            JobStatus answer = answers.read(404, null, null, FHIR_JSON, body, null);

            assertThat(answer.meaning()).isEqualTo(Meaning.CANCELLED);
            assertThat(answer.failure().failureClass()).isEqualTo(FailureClass.JOB);
        }
    }

    @Test
    void a_401_that_a_new_token_did_not_mend_is_an_access_failure() {
        ExportFailure failure = answers.read(401, null, null, FHIR_JSON, v1("forbidden", ""), null)
                .failure();

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure).hasMessageContaining("other credentials");
    }

    @Test
    void a_forbidden_page_is_an_address_that_is_not_allow_listed() {
        ExportFailure failure =
                answers.read(403, null, null, "text/html", HTML, null).failure();

        assertThat(failure.failureClass()).isEqualTo(FailureClass.ACCESS);
        assertThat(failure).hasMessageContaining("allow list");
    }

    @ParameterizedTest
    @CsvSource({"408", "429", "500", "502", "503", "504"})
    void a_page_of_a_balancer_says_nothing_about_the_job(int status) {
        JobStatus answer = null;
        for (int check = 0; check < 50; check++) {
            answer = answers.read(status, null, null, "text/html", HTML, answer);
        }

        assertThat(answer.meaning()).isEqualTo(Meaning.NOT_NOW);
        assertThat(answer.counters().stumbles()).isEqualTo(50);
    }

    @Test
    void the_firewall_is_waited_out_as_long_as_it_says() {
        JobStatus answer = answers.read(429, 300L, null, "application/json", FIREWALL, null);

        assertThat(answer.meaning()).isEqualTo(Meaning.NOT_NOW);
        assertThat(answer.pauseMillis()).isEqualTo(300_000);
    }

    @Test
    void an_outcome_marked_as_passing_says_nothing_about_the_job() {
        assertThat(repeated(9, 500, v1("transient", "Try later")).isPending()).isTrue();
        assertThat(repeated(9, 400, v1("transient", "Try later")).isPending()).isTrue();
    }

    @Test
    void a_token_that_cannot_be_looked_up_says_nothing_about_the_job() {
        assertThat(repeated(9, 500, v2("exception", "Internal Error")).isPending())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 303, 400, 405, 406, 501})
    void another_status_ends_the_wait(int status) {
        assertThat(answers.read(status, null, null, null, "", null).failure().failureClass())
                .isEqualTo(FailureClass.JOB);
    }

    @Test
    void a_stumble_of_the_network_is_waited_out() {
        JobStatus answer = answers.stumbled(new RuntimeException(new SocketTimeoutException("Read timed out")), null);

        assertThat(answer.isPending()).isTrue();
        assertThat(answer.explanation()).contains("stayed silent");
    }

    @Test
    void a_token_that_cannot_be_had_now_is_waited_out_as_long_as_asked() {
        RetryableException notNow = new RetryableException("Slow down.", Duration.ofMinutes(5), FailureClass.GAVE_UP);

        assertThat(answers.stumbled(notNow, null).pauseMillis()).isEqualTo(300_000);
    }

    @Test
    void a_failure_stays_the_failure_it_is() {
        ExportFailure wrongSecret = new ExportFailure(FailureClass.ACCESS, "Wrong secret.");

        assertThat(catchThrowableOfType(ExportFailure.class, () -> answers.stumbled(wrongSecret, null)))
                .isSameAs(wrongSecret);
    }

    @Test
    void giving_up_keeps_the_job() {
        ExportFailure failure =
                answers.read(202, null, "Pending", null, "", null).gaveUp("24h");

        assertThat(failure.failureClass()).isEqualTo(FailureClass.GAVE_UP);
        assertThat(failure).hasMessageContaining("24h").hasMessageContaining("job is remembered");
    }

    @Test
    void a_job_in_progress_has_no_failure() {
        JobStatus answer = answers.read(202, null, null, null, "", null);

        assertThatIllegalStateException().isThrownBy(answer::failure);
    }

    @Test
    void no_message_repeats_a_medicare_id() {
        assertThat(repeated(4, 500, v3("exception", "no data for 1S00E00AA00")).explanation())
                .doesNotContain("1S00E00AA00");
    }

    private JobStatus repeated(int times, int status, String body) {
        JobStatus answer = null;
        for (int check = 0; check < times; check++) {
            answer = answers.read(status, null, null, FHIR_JSON, body, answer);
        }
        return answer;
    }

    private void assertThatToleratedThreeTimes(int status, String contentType, String body, Meaning end) {
        JobStatus answer = null;
        for (int check = 0; check < 3; check++) {
            answer = answers.read(status, null, null, contentType, body, answer);
            assertThat(answer.meaning()).isEqualTo(Meaning.NOT_NOW);
        }
        answer = answers.read(status, null, null, contentType, body, answer);
        assertThat(answer.meaning()).isEqualTo(end);
        assertThat(answer.failure().failureClass())
                .isEqualTo(end == Meaning.REFUSED ? FailureClass.ACCESS : FailureClass.JOB);
    }
}
