package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link FaultMatrixTest} has no column for, of exports in which a job, a manifest, a token or the network goes wrong. */
class JobFaultsTest {

    private static final List<String> PLAYED = List.of(
            "status=429,1@status*1",
            "status=429,1@kick-off*1",
            "drop-connection@token*1 drop-connection@status*1",
            "open-files",
            "empty-output",
            "error-file=2",
            "hostile-url",
            "hostile-url=userinfo",
            "hostile-url=file",
            "hostile-url=dots",
            "hostile-type");

    @TempDir
    private static Path folder;

    private static Runs runs;
    private static ServerSocket elsewhere;

    @BeforeAll
    static void exportOnceEach() throws IOException {
        elsewhere = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        runs = new Runs(folder);
        PLAYED.forEach(scenario -> runs.begin(scenario, pipeline(scenario)));
        runs.begin("hostile-host", pipeline("hostile-url=http://127.0.0.1:" + elsewhere.getLocalPort() + "/a.ndjson"))
                .begin(
                        "redirected",
                        pipeline("redirect=http://127.0.0.1:" + elsewhere.getLocalPort() + "/a@data:1")
                                .set("bcda.download.attempts", "1"))
                .begin("renewal", pipeline("expired-token many-files=12").set("bcda.download.parallelism", "10"))
                .begin("compressed", new Pipeline().set("bcda.landing.compression", "gzip"))
                .begin("paced", pipeline("many-files=27").set("bcda.rate-limit", "5/1s"))
                .begin(
                        "adopted",
                        pipeline("duplicate-rules")
                                .simulator(options -> options.withProgressSteps(4))
                                .before(simulator -> KickOffs.byHand(simulator.baseUrl())))
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=429,1@status*1",
                "status=429,1@kick-off*1",
                "drop-connection@token*1 drop-connection@status*1"
            })
    void a_stumble_is_survived_and_everything_is_delivered(String scenario) {
        Run run = runs.of(scenario);

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.findings()).isEmpty();
        assertThat(run.export()).containsEntry("state", "finished").containsEntry("since_advanced", true);
        assertThat(run.names()).contains("_SUCCESS", "receipt.json", "manifest.json", "log.ndjson");
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
        assertThat(run.outcome().message()).contains("2 unknown enrollees").doesNotContain("1S00E00AA");
    }

    @Test
    void a_compressed_landing_holds_the_gzip_as_it_came() {
        Run run = runs.of("compressed");

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.names()).contains("ndjson/ExplanationOfBenefit.0001.ndjson.gz");
        assertThat(run.findings()).isEmpty();
    }

    /** Times are those of arrival, and the first may be late on a busy machine; each turn is the limiter's own test. */
    @Test
    void no_more_requests_arrive_than_the_rate_allows() {
        Run run = runs.of("paced");

        List<Instant> times =
                run.requests().stream().map(request -> request.time()).sorted().toList();
        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(times).hasSizeGreaterThan(30);
        assertThat(Duration.between(times.get(0), times.get(30)))
                .as("Thirty requests more, at five a second, less two seconds.")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
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
}
