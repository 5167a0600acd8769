package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.RetryableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to BCDA, and the reading of answers that are no files. */
class RequestsTest {

    private static final String API = "https://api.bcda.cms.gov/api/v3";
    private static final String REQUEST = API + "/Group/all/$export?_type=Patient&_since=2026-08-01T00:00:00.000-05:00";

    private final BcdaRequestFactory requests =
            new BcdaRequestFactory("https://api.bcda.cms.gov/auth/token", API, false, "id", "pass:word");
    private final BcdaRequestFactory open = new BcdaRequestFactory("", API, true, "", "");
    private final JobListParser lists = new JobListParser(API);

    @Test
    void a_token_is_bought_with_basic_credentials() {
        BcdaRequest token = requests.token("default");

        assertThat(token.method()).isEqualTo("POST");
        assertThat(token.authorization()).isEqualTo("Basic aWQ6cGFzczp3b3Jk");
        assertThat(token.withToken()).isFalse();
    }

    @Test
    void a_kick_off_has_the_headers_that_bcda_demands() {
        BcdaRequest kickOff = requests.kickOff("default", REQUEST);

        assertThat(kickOff.accept()).isEqualTo("application/fhir+json");
        assertThat(kickOff.prefer()).isEqualTo("respond-async");
        assertThat(kickOff.withToken()).isTrue();
    }

    @Test
    void the_list_of_jobs_is_asked_for_those_under_way() {
        BcdaRequest jobs = requests.jobs("default");

        assertThat(jobs.address()).isEqualTo(API + "/jobs?_status=In%20Progress,Pending");
        assertThat(jobs.prefer()).isEqualTo("respond-async");
    }

    @Test
    void a_file_is_asked_for_as_gzip() {
        BcdaRequest file = requests.file("default", "url", true, 0, null);

        assertThat(file.acceptEncoding()).isEqualTo("gzip");
        assertThat(file.isResuming()).isFalse();
    }

    @Test
    void a_file_is_continued_only_with_a_validator() {
        assertThat(requests.file("default", "url", true, 100, "date"))
                .extracting(BcdaRequest::range, BcdaRequest::ifRange)
                .containsExactly("bytes=100-", "date");
        assertThat(requests.file("default", "url", true, 100, null).isResuming())
                .isFalse();
    }

    @Test
    void a_file_that_needs_no_token_gets_none() {
        assertThat(requests.file("default", "url", false, 0, null).withToken()).isFalse();
    }

    @Test
    void an_open_server_gets_no_token() {
        assertThat(open.kickOff("default", REQUEST).withToken()).isFalse();
        assertThat(open.file("default", "url", true, 0, null).withToken()).isFalse();
    }

    @Test
    void a_request_shows_neither_token_nor_query() {
        BcdaRequest request = requests.withToken(requests.kickOff("default", REQUEST), "secret-token");

        assertThat(request.toString()).doesNotContain("secret-token", "_since");
    }

    @Test
    void the_job_that_was_asked_exactly_this_is_found_in_bcdas_bundle() {
        assertThat(lists.find(
                        200,
                        null,
                        "application/json",
                        bundle(task("42", "in-progress", REQUEST, "2026-08-20T11:22:33Z")),
                        REQUEST))
                .isEqualTo(API + "/jobs/42");
    }

    @Test
    void the_newest_of_several_is_taken() {
        String bundle = bundle(task("43", "accepted", REQUEST, "2026-08-20T12:00:00Z")
                + ","
                + task("42", "in-progress", REQUEST, "2026-08-20T11:00:00Z"));

        assertThat(lists.find(200, null, "application/json", bundle, REQUEST)).isEqualTo(API + "/jobs/43");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "cancelled"})
    void a_job_that_is_over_is_not_ours(String status) {
        assertThat(lists.find(
                        200,
                        null,
                        "application/json",
                        bundle(task("42", status, REQUEST, "2026-08-20T11:22:33Z")),
                        REQUEST))
                .isNull();
    }

    @Test
    void a_job_that_was_asked_something_else_is_not_ours() {
        assertThat(lists.find(
                        200,
                        null,
                        "application/json",
                        bundle(task("42", "accepted", REQUEST + "x", "2026-08-20T11:22:33Z")),
                        REQUEST))
                .isNull();
    }

    @Test
    void an_id_that_is_no_id_is_not_put_into_an_address() {
        assertThat(lists.find(
                        200,
                        null,
                        "application/json",
                        bundle(task("../42", "accepted", REQUEST, "2026-08-20T11:22:33Z")),
                        REQUEST))
                .isNull();
    }

    @Test
    void no_jobs_are_no_job() {
        assertThat(lists.find(
                        404,
                        null,
                        "application/fhir+json",
                        "{}{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}",
                        REQUEST))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "503, text/plain, Busy",
        "429, text/plain, Slow down",
        "200, text/html, <html>",
        "200, application/json, {",
        "403, application/fhir+json, '{\"issue\":[{\"diagnostics\":\"Unauthorized Error\"}]}'"
    })
    void a_list_that_did_not_come_is_not_an_empty_one(int status, String type, String body) {
        assertThatExceptionOfType(RetryableException.class)
                .isThrownBy(() -> lists.find(status, 7L, type, body, REQUEST))
                .withMessageContaining("No other kick-off is sent before that is known")
                .satisfies(notNow -> assertThat(notNow.pause()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void an_answer_is_read_whole_up_to_its_limit() throws IOException {
        ResponseBodyReader bodies = new ResponseBodyReader(5, Duration.ofMinutes(1));

        assertThat(bodies.read(stream("12345"))).isEqualTo("12345");
    }

    @Test
    void an_answer_beyond_its_limit_is_refused() {
        ResponseBodyReader bodies = new ResponseBodyReader(5, Duration.ofMinutes(1));

        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(() -> bodies.read(stream("123456")))
                .withMessageContaining("bcda.http.max-answer-size")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.JOB));
    }

    @Test
    void an_answer_that_trickles_is_given_up() {
        ResponseBodyReader bodies = new ResponseBodyReader(1 << 20, Duration.ZERO);

        assertThatIOException().isThrownBy(() -> bodies.read(stream("1"))).withMessageContaining("longer than");
    }

    @Test
    void of_an_error_only_the_beginning_is_read() throws IOException {
        ResponseBodyReader bodies = new ResponseBodyReader(1 << 20, Duration.ofMinutes(1));

        assertThat(bodies.excerpt(stream("x".repeat(5000)))).hasSize(4096);
    }

    @Test
    void no_body_is_an_empty_text() throws IOException {
        assertThat(new ResponseBodyReader(5, Duration.ofMinutes(1)).read(null)).isEmpty();
    }

    @Test
    void a_second_renewal_waits_and_gives_up_in_the_end() throws InterruptedException {
        TokenRenewalLock renewals = new TokenRenewalLock(Duration.ofMillis(1));
        renewals.begin();

        assertThatExceptionOfType(RetryableException.class)
                .isThrownBy(renewals::begin)
                .satisfies(notNow -> assertThat(notNow.failureClass()).isEqualTo(FailureClass.GAVE_UP));
    }

    @Test
    void the_next_renewal_may_begin_when_one_has_ended() throws InterruptedException {
        TokenRenewalLock renewals = new TokenRenewalLock(Duration.ofMillis(1));
        renewals.begin();
        renewals.end();

        renewals.begin();

        assertThatExceptionOfType(RetryableException.class).isThrownBy(renewals::begin);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String bundle(String entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":1,\"entry\":[" + entries + "]}";
    }

    private static String task(String id, String status, String request, String start) {
        return "{\"resource\":{\"resourceType\":\"Task\",\"identifier\":[{\"use\":\"official\",\"system\":\"" + API
                + "/jobs\",\"value\":\"" + id + "\"}],\"status\":\"" + status + "\",\"intent\":\"order\",\"input\":"
                + "[{\"type\":{\"text\":\"BULK FHIR Export\"},\"valueString\":\"GET "
                + request.replace("&", "\\u0026") + "\"}],\"executionPeriod\":{\"start\":\"" + start
                + "\",\"end\":\"2026-08-20T11:25:01Z\"}}}";
    }
}
