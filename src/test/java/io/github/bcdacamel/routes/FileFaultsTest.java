package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.SimulatedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One export whose files have one fault each, and one whose files are odd but whole: each file is judged by itself. */
class FileFaultsTest {

    private static final List<String> REFUSED = List.of(
            "cut-body=50%",
            "cut-gzip=50%",
            "corrupt-gzip",
            "gzip-bomb=20",
            "broken-line=2",
            "wrong-type=0",
            "blank-file",
            "cut-line",
            "short-content-length=10",
            "long-content-length=10",
            "no-length",
            "stall=50%",
            "drip=2",
            "html-200",
            "status=500",
            "drop-connection",
            "redirect={base}/elsewhere",
            "no-answer");

    private static final List<String> ACCEPTED = List.of(
            "late-member=300ms",
            "no-last-newline",
            "no-gzip",
            "cut-body=50%@*1",
            "cut-body=30%@*1each",
            "stall=40%@*1",
            "drip=2@*1",
            "status=503,0@*1",
            "status=429,1@*1",
            "status=503,date+1@*1",
            "drop-connection@*1",
            "drop-connection=reset@*1",
            "no-answer@*1",
            "status=404@*1",
            "spurious-404@*1",
            "html-200@*1",
            "corrupt-gzip@*1",
            "firewall-429=1@*1");

    @TempDir
    private static Path folder;

    private static Runs runs;
    private static Run refused;
    private static Run accepted;

    @BeforeAll
    static void exportOnceEach() {
        runs = new Runs(folder)
                .begin("refused", pipeline(REFUSED).set("bcda.download.attempts", "1"))
                .begin("accepted", pipeline(ACCEPTED))
                .begin("cut again and again", cutAgainAndAgain())
                .begin("etag", new Pipeline().scenarios("etag@data", "cut-body=50%@data:1*1"));
        refused = runs.of("refused");
        accepted = runs.of("accepted");
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    /** The file of number n has the n-th fault; one more file is as it should be. */
    private static Pipeline pipeline(List<String> faults) {
        String[] scenarios = new String[faults.size() + 1];
        for (int i = 0; i < faults.size(); i++) {
            String place = "@data:" + (i + 1);
            scenarios[i] = faults.get(i).contains("@") ? faults.get(i).replace("@", place) : faults.get(i) + place;
        }
        scenarios[faults.size()] = "many-files=" + (faults.size() + 1);
        return new Pipeline()
                .scenarios(scenarios)
                .set("bcda.download.parallelism", "20")
                .set("bcda.download.stall-timeout", "3s");
    }

    /** Six megabytes, of which a bit more than a half comes, then a bit more than a half of the rest. */
    private static Pipeline cutAgainAndAgain() {
        return new Pipeline()
                .scenarios("cut-body=60%@data:1*2")
                .simulator(options -> options.withEnrollees(1).withClaims(FileFaultsTest::sixMegabytes))
                .set("bcda.download.attempts", "1");
    }

    private static int sixMegabytes(int apiVersion, String type, int enrollee, OutputStream out) throws IOException {
        int lines = 0;
        for (int times = 0; times < 700; times++) {
            lines += Pipeline.claims(apiVersion, type, times, out);
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cut-body=50%              | broke off because the connection was closed
            cut-gzip=50%              | gzip inside ends early
            corrupt-gzip              | its gzip is damaged
            gzip-bomb=20              | is longer than 16777216 bytes
            broken-line=2             | JSON
            wrong-type=0              | is not a ExplanationOfBenefit
            blank-file                | it holds nothing
            cut-line                  | JSON
            short-content-length=10   | gzip
            long-content-length=10    | 10
            no-length                 | neither chunks nor a Content-Length
            stall=50%                 | silent
            drip=2                    | less than 1024 bytes a second
            html-200                  | an HTML page instead of the data
            status=500                | BCDA cannot send at the moment
            drop-connection           | the connection was closed
            redirect={base}/elsewhere | redirects are not followed
            no-answer                 | silent
            """)
    void a_file_that_cannot_be_proven_is_refused_with_its_reason(String fault, String reason) {
        int number = REFUSED.indexOf(fault) + 1;

        assertThat(refused.file(number))
                .containsEntry("state", "failed")
                .containsEntry("exit_code", 13)
                .extractingByKey("problem")
                .asString()
                .contains(reason);
    }

    @Test
    void a_refused_file_never_has_its_final_name() {
        assertThat(refused.names())
                .filteredOn(name -> name.startsWith("ndjson/"))
                .containsExactly("ndjson/ExplanationOfBenefit.%04d.ndjson".formatted(REFUSED.size() + 1));
    }

    @Test
    void an_export_with_refused_files_ends_with_13_and_stays_open() {
        assertThat(refused.exitCode()).isEqualTo(13);
        assertThat(refused.export())
                .containsEntry("open_feed", "default")
                .containsEntry("exit_code", 13)
                .containsEntry("since_advanced", false);
    }

    @Test
    void an_export_with_refused_files_has_neither_receipt_nor_marker() {
        assertThat(refused.names()).contains("log.ndjson").doesNotContain("receipt.json", "_SUCCESS");
    }

    @Test
    void the_message_counts_what_is_missing() {
        assertThat(refused.outcome().message())
                .contains(REFUSED.size() + " of " + (REFUSED.size() + 1) + " files could not be fetched and verified");
    }

    @Test
    void one_attempt_is_one_request() {
        for (int number = 1; number <= REFUSED.size(); number++) {
            assertThat(refused.requestsFor(number)).as(REFUSED.get(number - 1)).hasSize(1);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(refused.requests("/elsewhere")).isEmpty();
    }

    @Test
    void nothing_of_a_file_that_starts_over_is_kept() {
        int corrupt = REFUSED.indexOf("corrupt-gzip") + 1;

        assertThat(refused.partials()).noneMatch(name -> name.contains("ExplanationOfBenefit.%04d".formatted(corrupt)));
    }

    @Test
    void odd_files_that_are_whole_are_delivered() {
        assertThat(accepted.exitCode()).as(accepted.outcome().message()).isZero();
        assertThat(accepted.findings()).isEmpty();
    }

    @Test
    void every_odd_file_has_the_bytes_that_the_server_meant() throws IOException {
        for (int number = 1; number <= ACCEPTED.size() + 1; number++) {
            byte[] landed = Files.readAllBytes(accepted.landed(number));
            String fault = number <= ACCEPTED.size() ? ACCEPTED.get(number - 1) : "none";

            assertThat(landed).as(fault).isEqualTo(meant(landed, fault));
        }
    }

    /** Files are shuffled: the first line says whose it is. */
    private static byte[] meant(byte[] landed, String fault) throws IOException {
        int enrollee = Integer.parseInt(new String(landed, 0, 20).replaceFirst("\\{\"id\":\"(\\d+)-(?s:.*)", "$1"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Pipeline.claims(2, "ExplanationOfBenefit", enrollee, bytes);
        int length = bytes.size() - (fault.equals("no-last-newline") ? 1 : 0);
        return java.util.Arrays.copyOf(bytes.toByteArray(), length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-body=50%@*1", "cut-body=30%@*1each", "stall=40%@*1"})
    void a_body_that_broke_off_is_continued_and_nothing_before_is_fetched_again(String fault) {
        List<SimulatedRequest> requests = accepted.requestsFor(ACCEPTED.indexOf(fault) + 1);

        SimulatedRequest again = requests.get(1);
        long from = Long.parseLong(again.header("Range").replaceAll("\\D", ""));
        assertThat(requests).hasSize(2);
        assertThat(again.status()).isEqualTo(206);
        assertThat(again.hasHeader("If-Range")).isTrue();
        assertThat(from)
                .as("Everything that came is kept.")
                .isEqualTo(requests.get(0).bodyBytes());
    }

    @Test
    void a_file_with_an_etag_is_continued_because_the_etag_goes_back_as_it_came() {
        List<SimulatedRequest> requests = runs.of("etag").requestsFor(1);

        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).header("If-Range")).isEqualTo("\"4711\"");
        assertThat(requests.get(1).status()).isEqualTo(206);
    }

    @Test
    void a_file_whose_content_was_wrong_is_fetched_from_its_beginning() {
        List<SimulatedRequest> requests = accepted.requestsFor(ACCEPTED.indexOf("corrupt-gzip@*1") + 1);

        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).hasHeader("Range")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=503,0@*1",
                "status=429,1@*1",
                "status=503,date+1@*1",
                "drop-connection@*1",
                "drop-connection=reset@*1",
                "no-answer@*1",
                "html-200@*1",
                "firewall-429=1@*1"
            })
    void a_stumble_costs_one_attempt(String fault) {
        int number = ACCEPTED.indexOf(fault) + 1;

        assertThat(accepted.requestsFor(number)).hasSize(2);
        assertThat(accepted.file(number)).containsEntry("attempts", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=404@*1", "spurious-404@*1"})
    void a_file_that_is_missing_once_while_its_job_answers_costs_no_attempt(String fault) {
        int number = ACCEPTED.indexOf(fault) + 1;

        assertThat(accepted.requestsFor(number)).hasSize(2);
        assertThat(accepted.file(number)).containsEntry("attempts", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"late-member=300ms", "no-last-newline", "no-gzip"})
    void what_is_odd_and_whole_is_accepted_at_once(String fault) {
        assertThat(accepted.requestsFor(ACCEPTED.indexOf(fault) + 1)).hasSize(1);
    }

    @Test
    void attempts_that_broke_off_with_progress_do_not_use_up_the_only_one() {
        Run run = runs.of("cut again and again");

        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.requestsFor(1)).hasSize(3);
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void no_partial_file_is_left_after_the_delivery() {
        assertThat(accepted.partials()).isEmpty();
    }

    @Test
    void a_whole_export_is_over_and_advances_since() {
        assertThat(accepted.export())
                .containsEntry("state", "finished")
                .containsEntry("open_feed", null)
                .containsEntry("since_advanced", true);
    }

    @Test
    void every_request_for_a_file_asks_for_gzip_with_the_token() {
        assertThat(accepted.requests("/data/")).allSatisfy(request -> {
            assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
            assertThat(request.header("Authorization")).startsWith("Bearer ");
            assertThat(request.header("User-Agent")).startsWith("bcda-camel/");
        });
    }
}
