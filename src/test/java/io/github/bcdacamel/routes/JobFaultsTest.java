package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole exports in which a job, a manifest, a token or the network goes wrong: how each ends, and what it leaves. */
class JobFaultsTest {

    private static final List<String> SURVIVED = List.of(
            "spurious-404",
            "job-failed-then-recovers",
            "status=503,0@status*1",
            "status=429,1@status*1",
            "status=503,date+1@status*1",
            "status=502@status*2",
            "html-200@status*1",
            "status=503,0@token*1",
            "status=429,1@kick-off*1",
            "status=502@kick-off*1",
            "drop-connection@token*1 drop-connection@status*1",
            "drop-connection=reset@kick-off*1",
            "no-answer@token*1",
            "no-answer@status*1",
            "token-flood=1@token*1",
            "empty-output",
            "no-error-key",
            "outcome-key",
            "three-digit-times",
            "progress=Whatever_(100%)",
            "count=right file-size=right checksum=right",
            "open-files",
            "expires-in=none");

    private static final List<String> ENDED = List.of(
            "job-failed",
            "job-expired",
            "job-expired-cleaned",
            "job-cancelled",
            "truncated-manifest",
            "hostile-type",
            "hostile-url",
            "hostile-url=userinfo",
            "hostile-url=file",
            "hostile-url=dots",
            "other-acos-job",
            "denylisted",
            "january-404",
            "job-url=none",
            "job-url=http://127.0.0.1:1/jobs/1",
            "count=wrong",
            "file-size=wrong",
            "checksum=wrong",
            "error-file=2",
            "job-stuck");

    @TempDir
    private static Path folder;

    private static Runs runs;
    private static ServerSocket elsewhere;

    @BeforeAll
    static void exportOnceEach() throws IOException {
        elsewhere = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        runs = new Runs(folder);
        SURVIVED.forEach(scenario -> runs.begin(scenario, pipeline(scenario)));
        ENDED.forEach(scenario -> runs.begin(
                scenario, pipeline(scenario).set("bcda.download.attempts", "1").set("bcda.poll.timeout", "3s")));
        runs.begin("hostile-host", pipeline("hostile-url=http://127.0.0.1:" + elsewhere.getLocalPort() + "/a.ndjson"))
                .begin(
                        "redirected",
                        pipeline("redirect=http://127.0.0.1:" + elsewhere.getLocalPort() + "/a@data:1")
                                .set("bcda.download.attempts", "1"))
                .begin("renewal", pipeline("expired-token many-files=12").set("bcda.download.parallelism", "10"))
                .begin("compressed", new Pipeline().set("bcda.landing.compression", "gzip"))
                .begin("paced", pipeline("many-files=12").set("bcda.rate-limit", "5/1s"))
                .begin(
                        "adopted",
                        pipeline("duplicate-rules")
                                .simulator(options -> options.withProgressSteps(4))
                                .before(simulator -> kickOff(simulator.baseUrl())))
                .begin("twice", new Pipeline().exports(2));
    }

    @AfterAll
    static void close() throws IOException {
        runs.close();
        elsewhere.close();
    }

    /** No answer counts as none after two seconds; no other pause is that long. */
    private static Pipeline pipeline(String scenario) {
        return new Pipeline().scenarios(scenario.split(" ")).set("bcda.download.stall-timeout", "2s");
    }

    private static List<String> survived() {
        return SURVIVED;
    }

    private static List<String> ended() {
        return ENDED;
    }

    @ParameterizedTest
    @MethodSource("survived")
    void a_stumble_is_survived_and_everything_is_delivered(String scenario) {
        Run run = runs.of(scenario);

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.findings()).isEmpty();
        assertThat(run.export()).containsEntry("state", "finished").containsEntry("since_advanced", true);
        assertThat(run.names()).contains("_SUCCESS", "receipt.json", "manifest.json", "log.ndjson");
    }

    @ParameterizedTest
    @CsvSource({
        "job-failed, JOB",
        "job-expired, JOB",
        "job-expired-cleaned, JOB",
        "job-cancelled, JOB",
        "truncated-manifest, JOB",
        "hostile-type, JOB",
        "hostile-url, JOB",
        "hostile-url=userinfo, JOB",
        "hostile-url=file, JOB",
        "hostile-url=dots, JOB",
        "other-acos-job, ACCESS",
        "denylisted, ACCESS",
        "january-404, REFUSED",
        "job-url=none, JOB",
        "job-url=http://127.0.0.1:1/jobs/1, JOB",
        "count=wrong, FILE",
        "file-size=wrong, FILE",
        "checksum=wrong, FILE",
        "error-file=2, SERVER_ERRORS",
        "job-stuck, GAVE_UP"
    })
    void each_end_has_its_class(String scenario, FailureClass failure) {
        Run run = runs.of(scenario);

        assertThat(run.outcome().failure()).as(run.outcome().message()).isEqualTo(failure);
        assertThat(run.export()).containsEntry("exit_code", failure.exitCode());
    }

    @ParameterizedTest
    @MethodSource("ended")
    void an_end_advances_no_since(String scenario) {
        assertThat(runs.of(scenario).export()).containsEntry("since_advanced", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job-failed",
                "job-expired",
                "job-cancelled",
                "truncated-manifest",
                "hostile-type",
                "hostile-url",
                "january-404",
                "count=wrong",
                "checksum=wrong"
            })
    void what_was_not_delivered_leaves_nothing_under_a_final_name(String scenario) {
        assertThat(runs.of(scenario).names()).noneMatch(name -> name.startsWith("ndjson/") || name.equals("_SUCCESS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hostile-url", "hostile-url=userinfo", "hostile-url=file", "hostile-url=dots", "hostile-type"})
    void a_hostile_manifest_sends_no_request_at_all(String scenario) {
        Run run = runs.of(scenario);

        assertThat(run.requests("/data/")).isEmpty();
        assertThat(run.requests()).noneMatch(request -> request.target().contains("secret"));
    }

    @Test
    void a_host_that_is_not_allowed_gets_no_connection() throws IOException {
        Run hostile = runs.of("hostile-host");
        Run redirected = runs.of("redirected");

        elsewhere.setSoTimeout(50);
        assertThat(hostile.outcome().failure()).isEqualTo(FailureClass.JOB);
        assertThat(redirected.outcome().failure()).isEqualTo(FailureClass.FILE);
        org.assertj.core.api.Assertions.assertThatThrownBy(elsewhere::accept)
                .isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void files_that_need_no_token_get_none() {
        assertThat(runs.of("open-files").requests("/data/"))
                .isNotEmpty()
                .noneMatch(request -> request.hasHeader("Authorization"));
    }

    @Test
    void ten_downloads_share_one_renewal() {
        Run run = runs.of("renewal");

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.requests("/auth/token")).hasSize(2);
    }

    @Test
    void an_empty_output_is_delivered_with_no_file() {
        Run run = runs.of("empty-output");

        assertThat(run.files()).isEmpty();
        assertThat(run.requests("/data/")).isEmpty();
    }

    @Test
    void server_errors_are_delivered_and_counted_and_not_quoted() {
        Run run = runs.of("error-file=2");

        assertThat(run.names()).contains("_SUCCESS", "errors/OperationOutcome.0001.ndjson");
        assertThat(run.outcome().message()).contains("error/not-found=2").doesNotContain("1S00E00AA");
    }

    @Test
    void a_compressed_landing_holds_the_gzip_as_it_came() {
        Run run = runs.of("compressed");

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.names()).contains("ndjson/ExplanationOfBenefit.0001.ndjson.gz");
        assertThat(run.findings()).isEmpty();
    }

    /** Times are those of arrival: a request that is late brings itself nearer to the next five, but does not add up. */
    @Test
    void no_second_has_more_requests_than_the_rate_allows() {
        Run run = runs.of("paced");

        List<Instant> times =
                run.requests().stream().map(request -> request.time()).sorted().toList();
        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(IntStream.range(0, times.size() - 5).mapToObj(i -> Duration.between(times.get(i), times.get(i + 5))))
                .allSatisfy(span -> assertThat(span).isGreaterThanOrEqualTo(Duration.ofMillis(750)));
        assertThat(Duration.between(times.get(0), times.get(15))).isGreaterThanOrEqualTo(Duration.ofMillis(2850));
    }

    @Test
    void a_duplicate_that_asked_the_same_is_adopted() {
        Run run = runs.of("adopted");

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat((String) run.export().get("job_url")).endsWith("/jobs/1");
        assertThat(run.requests("/jobs")).anyMatch(request -> request.path().endsWith("/jobs"));
    }

    @Test
    void the_next_export_asks_from_the_last_transaction_time_on() {
        Run run = runs.of("twice");

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.export().get("since")).isEqualTo(run.exports().get(0).get("transaction_time"));
        assertThat(run.requests("export").get(1).target()).contains("_since=");
    }

    private static void kickOff(URI base) {
        try {
            HttpClient client = HttpClient.newHttpClient();
            String basic = java.util.Base64.getEncoder()
                    .encodeToString(
                            "simulated-client:simulated-secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            String answer = client.send(
                            HttpRequest.newBuilder(base.resolve("/auth/token"))
                                    .header("Authorization", "Basic " + basic)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            client.send(
                    HttpRequest.newBuilder(base.resolve("/api/v2/Group/all/$export?_type=ExplanationOfBenefit"))
                            .header(
                                    "Authorization",
                                    "Bearer " + answer.replaceFirst(".*access_token\": \"([^\"]+).*", "$1"))
                            .header("Accept", "application/fhir+json")
                            .header("Prefer", "respond-async")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
