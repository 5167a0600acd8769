package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs: status checks, the manifest, cancelling and the list, byte for byte as bcda-app answers. */
class StatusWireTest extends SimulatorTestCase {

    private static final String NOT_FOUND_V1 =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-found\"}]}";
    private static final String NOT_FOUND_V2 =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-found\",\"details\":"
                    + "{\"coding\":[{\"system\":\"http://hl7.org/fhir/ValueSet/operation-outcome\","
                    + "\"code\":\"Request Error\"}]}}]}";
    private static final String NOT_FOUND_V3 =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-found\","
                    + "\"details\":{}}]}";
    private static final String FAILED = "Service encountered numerous errors. Job failed to complete.";

    @Test
    void a_job_is_pending_then_in_progress_at_zero_then_finished() {
        start(options().withProgressSteps(3));
        String job = job();

        List<Answer> answers = List.of(get(job, bearer()), get(job, bearer()), get(job, bearer()), get(job, bearer()));

        assertThat(answers).extracting(Answer::status).containsExactly(202, 202, 202, 200);
        assertThat(answers)
                .extracting(answer -> answer.header("X-Progress"))
                .containsExactly("Pending", "In Progress (0%)", "In Progress (0%)", null);
    }

    @Test
    void a_job_in_progress_has_no_body_and_no_retry_after() {
        start(options().withProgressSteps(1));

        Answer answer = get(job(), bearer());

        assertThat(answer.headerNames()).containsExactly("Connection", "X-Progress", "Date", "Content-Length");
        assertThat(answer.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void the_manifest_expires_at_a_time_as_go_prints_it() {
        MovingClock clock = movingClock();
        start(options().withClock(clock));

        Answer answer = get(job(), bearer());

        assertThat(answer.header("Expires")).isEqualTo("2026-08-21 12:00:00.123456 +0000 UTC");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void the_manifest_has_its_fields_in_bcdas_order_and_escapes_the_ampersand() {
        start(options().withEnrolleesPerFile(4));
        String job = job("/api/v2/Group/all/$export?_type=Patient&_since=2026-08-01T00:00:00.000-05:00");

        String manifest = get(job, bearer()).text();

        assertThat(manifest)
                .matches("\\{\"transactionTime\":\"[0-9T:.-]+Z\",\"request\":\"" + base()
                        + "/api/v2/Group/all/\\$export\\?_type=Patient\\\\u0026_since=2026-08-01T00:00:00.000-05:00\","
                        + "\"requiresAccessToken\":true,\"output\":\\[\\{\"type\":\"Patient\",\"url\":\"" + base()
                        + "/data/1/[0-9a-f-]{36}\\.ndjson\"}],\"error\":\\[],\"JobID\":1}");
    }

    @Test
    void the_files_of_one_type_are_many_and_in_no_order() {
        start(options().withEnrollees(20).withEnrolleesPerFile(1));

        JsonNode manifest = manifest(job("/api/v2/Group/all/$export"));

        assertThat(items(manifest.path("output")))
                .extracting(item -> item.path("type").asText())
                .contains("Patient", "Coverage")
                .filteredOn("ExplanationOfBenefit"::equals)
                .hasSize(20);
        assertThat(items(manifest.path("output")).get(0).path("type").asText())
                .as("The first type asked for is not the first one listed, seed 1.")
                .isNotEqualTo("Patient");
    }

    @Test
    void a_job_without_data_lists_nothing() {
        start("empty-output");

        assertThat(get(job(), bearer()).text()).contains("\"output\":[],\"error\":[],");
    }

    @Test
    void version_three_warns_in_the_error_list() {
        start();
        JsonNode errors = manifest(job("/api/v3/Group/all/$export")).path("error");

        Answer warnings = get(path(errors.path(0)), bearer());

        assertThat(path(errors.path(0))).endsWith("/warnings-and-info.ndjson");
        assertThat(warnings.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\","
                        + "\"code\":\"processing\",\"details\":{\"text\":\"Default System-Type behavior includes only"
                        + " claims from NCH and DDPS in this export.\"}}]}\n");
    }

    @Test
    void version_three_does_not_warn_when_the_system_is_named() {
        start();
        String filter = "ExplanationOfBenefit%3F_tag%3Dhttps%3A%2F%2Fbluebutton.cms.gov%2Ffhir%2FCodeSystem%2F"
                + "System-Type%7CDDPS";

        JsonNode manifest = manifest(job("/api/v3/Group/all/$export?_typeFilter=" + filter));

        assertThat(manifest.path("error")).isEmpty();
    }

    @Test
    void an_error_file_holds_outcomes_of_version_one_with_medicare_ids() {
        start("error-file=2");
        JsonNode errors = manifest(job()).path("error");

        Answer file = get(path(errors.path(0)), bearer());

        assertThat(path(errors.path(0))).matches("/data/1/[0-9a-f-]{36}-error\\.ndjson");
        assertThat(file.text().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":"
                        + "\"error\",\"code\":\"not-found\",\"diagnostics\":\"Error retrieving BlueButton ID for"
                        + " cclfBeneficiary MBI 1S00E00AA"));
    }

    @ParameterizedTest
    @CsvSource({"v1, ''", "v2, coding", "v3, text"})
    void a_failed_job_is_a_server_error_in_the_shape_of_the_version(String version, String shape) {
        start("job-failed");

        Answer answer = get("/api/" + version + "/jobs/" + job().replaceFirst(".*/", ""), bearer());

        String details =
                switch (shape) {
                    case "coding" ->
                        ",\"details\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/ValueSet/operation-outcome\","
                                + "\"code\":\"Request Error\",\"display\":\"" + FAILED + "\"}],\"text\":\"" + FAILED
                                + "\"}";
                    case "text" -> ",\"details\":{\"text\":\"" + FAILED + "\"}";
                    default -> "";
                };
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 500 Internal Server Error");
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                        + "\"code\":\"exception\",\"diagnostics\":\"" + FAILED + "\"" + details + "}]}");
    }

    @Test
    void a_failed_job_may_run_again() {
        start("job-failed-then-recovers");
        String job = job();

        assertThat(List.of(get(job, bearer()), get(job, bearer()), get(job, bearer())))
                .extracting(Answer::status)
                .containsExactly(500, 500, 200);
    }

    @Test
    void a_job_of_a_day_ago_has_expired() {
        MovingClock clock = movingClock();
        start(options().withClock(clock));
        String job = job();
        get(job, bearer());
        clock.advance(Duration.ofHours(24));

        Answer answer = get(job, bearer());

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.header("Expires")).isEqualTo("2026-08-21 12:00:00.123456 +0000 UTC");
        assertThat(answer.text()).isEqualTo(NOT_FOUND_V2);
    }

    @Test
    void a_job_that_was_cleaned_up_is_not_found_twice_in_one_body() {
        MovingClock clock = movingClock();
        start(options().withClock(clock));
        String job = job();
        get(job, bearer());
        clock.advance(Duration.ofHours(36));

        Answer answer = get(job, bearer());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Expires")).isNull();
        assertThat(answer.text()).isEqualTo(NOT_FOUND_V2 + NOT_FOUND_V2);
        assertThat(answer.body()).hasSize(382);
    }

    @ParameterizedTest
    @CsvSource({"v1, 170", "v2, 382", "v3, 196"})
    void the_two_documents_are_as_long_as_bcdas(String version, int length) {
        start("job-expired-cleaned");

        Answer answer = get("/api/" + version + "/jobs/" + job().replaceFirst(".*/", ""), bearer());

        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(answer.body()).hasSize(length);
    }

    @Test
    void a_job_that_somebody_cancelled_says_so() {
        start("job-cancelled");

        Answer answer = get(job(), bearer());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("\"diagnostics\":\"Job has been cancelled.\"");
    }

    @Test
    void a_hiccup_of_the_database_is_a_404_that_passes() {
        start("spurious-404");
        String job = job();

        Answer hiccup = get(job, bearer());
        Answer next = get(job, bearer());

        assertThat(hiccup.status()).isEqualTo(404);
        assertThat(hiccup.text()).isEqualTo(NOT_FOUND_V2);
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void a_job_of_another_organisation_is_unauthorized_without_a_reason() {
        start("other-acos-job");

        Answer answer = get(job(), bearer());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).doesNotContain("diagnostics").contains("\"code\":\"forbidden\"");
    }

    @Test
    void a_job_that_never_was_is_not_found() {
        start();

        Answer answer = get("/api/v3/jobs/4711", bearer());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo(NOT_FOUND_V3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5"})
    void a_job_id_that_is_no_number_is_a_bad_request(String id) {
        start();

        Answer answer = get("/api/v1/jobs/" + id, bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\","
                        + "\"issue\":[{\"severity\":\"error\",\"code\":\"structure\"}]}");
    }

    @Test
    void a_running_job_can_be_cancelled() {
        start(options().withProgressSteps(1));
        String job = job();

        Answer answer = send("DELETE", job, bearer());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(get(job, bearer()).text()).contains("Job has been cancelled.");
    }

    @Test
    void a_finished_job_cannot_be_cancelled() {
        start();
        String job = job();
        get(job, bearer());

        Answer answer = send("DELETE", job, bearer());

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.text())
                .contains("\"diagnostics\":\"job was not cancelled because it is not Pending or In Progress\"");
    }

    @Test
    void no_jobs_are_not_found_and_an_empty_bundle_in_one_body() {
        start();

        Answer answer = get("/api/v3/jobs?_status=Archived", bearer(), ACCEPT, PREFER);

        String none = "no Jobs found for acoID 0c527d2e-2e8a-4808-b11d-0fa06baf8254 with job statuses [Archived]";
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":"
                        + "\"not-found\",\"diagnostics\":\"" + none + "\",\"details\":{\"text\":\"" + none + "\"}}]}"
                        + "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}");
        assertThat(answer.body()).hasSize(356);
    }

    @Test
    void the_list_of_jobs_is_a_bundle_of_tasks_that_quote_their_requests() {
        MovingClock clock = movingClock();
        start(options().withProgressSteps(5).withClock(clock));
        String job = job("/api/v3/Group/all/$export?_type=Patient&_since=2026-08-01T00:00:00.000-05:00");
        get(job, bearer());

        Answer answer = get("/api/v3/jobs?_status=In%20Progress,Pending", bearer(), ACCEPT, PREFER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.text())
                .isEqualTo(
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":1,\"entry\":[{\"resource\":"
                                + "{\"resourceType\":\"Task\",\"identifier\":[{\"use\":\"official\",\"system\":\""
                                + base()
                                + "/api/v3/jobs\",\"value\":\"1\"}],\"status\":\"in-progress\",\"intent\":\"order\",\"input\":"
                                + "[{\"type\":{\"text\":\"BULK FHIR Export\"},\"valueString\":\"GET " + base()
                                + "/api/v3/Group/all/$export?_type=Patient\\u0026_since=2026-08-01T00:00:00.000-05:00\"}],"
                                + "\"executionPeriod\":{\"start\":\"2026-08-20T12:00:00Z\",\"end\":\"2026-08-20T12:00:00Z\"}}}]}");
    }

    @Test
    void a_job_that_nobody_asked_about_is_accepted() {
        start(options().withProgressSteps(5));
        job();

        Answer answer = get("/api/v2/jobs", bearer(), ACCEPT, PREFER);

        assertThat(answer.text()).contains("\"status\":\"accepted\"");
    }

    @Test
    void the_list_of_jobs_needs_the_headers_of_a_kick_off() {
        start();

        Answer answer = get("/api/v2/jobs", bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Accept header is required");
    }

    @ParameterizedTest
    @CsvSource({"_status=Done, invalid status type Done.", "'_status=Pending,Pending', Repeated status type Pending"})
    void a_status_that_bcda_does_not_know_is_refused(String query, String diagnostics) {
        start();

        Answer answer = get("/api/v2/jobs?" + query, bearer(), ACCEPT, PREFER);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(diagnostics);
    }

    @ParameterizedTest
    @CsvSource({"502, Bad Gateway", "503, Service Unavailable", "504, Gateway Timeout"})
    void the_balancer_answers_with_a_page(int status, String reason) {
        start("status=" + status);

        Answer answer = get("/api/v2/jobs/1", bearer());

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 " + status + " " + reason);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.text()).startsWith("<html>\r\n");
    }

    @ParameterizedTest
    @CsvSource({"html-200, <html>", "html-manifest, <html>"})
    void a_page_may_come_instead_of_the_manifest(String scenario, String beginning) {
        start(scenario);

        Answer answer = get(job(), bearer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith(beginning);
    }

    @Test
    void a_manifest_may_end_early_in_an_answer_that_does_not() {
        start("truncated-manifest=60%");

        Answer answer = get(job(), bearer());

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.text()).startsWith("{\"transactionTime\"").doesNotEndWith("}");
    }

    @ParameterizedTest
    @CsvSource({
        "no-error-key, '\"error\"', false",
        "outcome-key, '\"outcome\":[', true",
        "outcome-key, '\"error\"', false",
        "open-files, '\"requiresAccessToken\":false', true",
        "three-digit-times, '.123Z\",\"request\"', true",
        "count, '\"count\":', true",
        "file-size, '\"fileSize\":', true",
        "checksum, '\"extension\":[{\"url\":\"https://ab2d.cms.gov/checksum\",\"valueString\":\"sha256:', true",
        "hostile-type=../../etc, '\"output\":[{\"type\":\"../../etc\",', true",
        "hostile-url, '{{bcda.client-secret}}', true",
        "hostile-url=userinfo, 'http://someone:secret@127.0.0.1:', true",
        "hostile-url=file, 'file:///etc/passwd', true",
        "hostile-url=dots, '/data/1/../../auth/token', true"
    })
    void a_manifest_may_differ_from_bcdas(String scenario, String text, boolean contained) {
        start(scenario);

        String manifest = get(job(), bearer()).text();

        assertThat(manifest.contains(text)).isEqualTo(contained);
    }

    @Test
    void a_job_may_stay_in_progress_and_claim_to_be_done() {
        start("job-stuck", "progress=In Progress (100%)");
        String job = job();
        get(job, bearer());

        Answer answer = get(job, bearer());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("X-Progress")).isEqualTo("In Progress (100%)");
    }

    @Test
    void a_job_that_no_worker_knows_how_to_do_fails() {
        start();

        Answer answer = get(job("/api/v1/Patient/$export?_type=Observation"), bearer());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("Job failed to complete.");
    }
}
