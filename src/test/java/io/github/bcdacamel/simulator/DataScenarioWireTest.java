package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each scenario does to a body or a connection, seen from the other end of the socket. */
class DataScenarioWireTest extends SimulatorTestCase {

    /** Enough for an answer on this machine, short for an answer that never comes. */
    private static final int SHORT_PATIENCE = 700;

    @Test
    void a_cut_body_ends_without_its_final_chunk() {
        start("cut-body=50%");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.end()).isEqualTo(Wire.End.CLOSED);
        assertThat(answer.isWhole()).isFalse();
    }

    @Test
    void a_cut_body_without_an_encoding_ends_without_its_final_chunk() {
        start("cut-body=50%");

        assertThat(get(file(), bearer()).isWhole()).isFalse();
    }

    @Test
    void a_cut_body_has_exactly_as_many_bytes_as_asked_for() {
        start("cut-body=100");

        assertThat(get(file(), bearer(), GZIP).body()).hasSize(100);
    }

    @Test
    void a_cut_gzip_ends_early_in_a_body_that_is_whole() {
        start("cut-gzip=50%");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.isWhole()).isTrue();
        assertThatThrownBy(answer::inflated).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_corrupt_gzip_fails_its_checksum() {
        start("corrupt-gzip");

        assertThatThrownBy(get(file(), bearer(), GZIP)::inflated).hasMessageContaining("trailer");
    }

    @Test
    void a_stalled_body_stops_and_keeps_the_connection() {
        start("stall=100");
        String file = file();

        Answer answer = Wire.send(base(), "GET", file, SHORT_PATIENCE, bearer(), GZIP);

        assertThat(answer.body()).hasSize(100);
        assertThat(answer.end()).isEqualTo(Wire.End.SILENT);
    }

    @Test
    void a_drip_sends_so_many_bytes_a_second() {
        start("drip=100");
        String file = file();

        Answer answer = Wire.send(base(), "GET", file, SHORT_PATIENCE, bearer(), GZIP);

        assertThat(answer.body().length % 100).isZero();
    }

    @Test
    void a_late_member_comes_after_its_pause_and_is_whole() {
        start("late-member=300ms");
        String file = file();
        byte[] whole = get(file, bearer()).body();
        long before = System.nanoTime();

        Answer answer = get(file, bearer(), GZIP);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer.gzipMembers()).hasSize(3);
        assertThat(answer.inflated()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"short-content-length=10, -10", "long-content-length=10, 10"})
    void a_content_length_may_lie(String scenario, int off) {
        start(scenario);

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(Integer.parseInt(answer.header("Content-Length")) - answer.body().length)
                .isEqualTo(off);
    }

    @Test
    void a_body_may_have_no_length_and_end_with_the_connection() {
        start("no-length");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.headerNames()).doesNotContain("Content-Length", "Transfer-Encoding");
        assertThat(answer.gzipMembers()).hasSize(2);
    }

    @Test
    void a_bomb_inflates_a_thousandfold() {
        start("gzip-bomb=8");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.inflated().length).isGreaterThan(8 << 20);
        assertThat(answer.body().length).isLessThan(100_000);
    }

    @ParameterizedTest
    @CsvSource({"broken-line=2, 2", "broken-line=0, 6"})
    void one_line_may_be_no_json(String scenario, int line) {
        start(scenario);

        List<String> lines = lines();

        assertThat(lines).hasSize(6);
        assertThatThrownBy(() -> json(lines.get(line - 1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(json(lines.get(line == 2 ? 2 : 1)).isObject()).isTrue();
    }

    @Test
    void one_line_may_be_of_another_type() {
        start("wrong-type=2");

        assertThat(lines())
                .extracting(line -> json(line).path("resourceType").asText())
                .startsWith("ExplanationOfBenefit", "Basic", "ExplanationOfBenefit");
    }

    @Test
    void one_line_may_be_blank() {
        start("blank-line=2");

        assertThat(lines()).hasSize(6).element(1).isEqualTo("");
    }

    @Test
    void the_last_line_may_be_cut_in_a_gzip_that_is_whole() {
        start("cut-line");

        List<String> lines = lines();

        assertThatThrownBy(() -> json(lines.get(5))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_last_line_may_have_no_end() {
        start("no-last-newline");

        String text = text();

        assertThat(text).endsWith("}");
        assertThat(text.lines()).hasSize(6);
    }

    @Test
    void a_file_may_have_no_line() {
        start("blank-file");

        assertThat(text()).isEmpty();
    }

    @Test
    void a_server_may_not_know_gzip() {
        start("no-gzip");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.header("Content-Encoding")).isNull();
        assertThat(answer.text()).startsWith("{\"id\"");
    }

    @Test
    void a_server_may_not_know_ranges() {
        start("no-range");

        assertThat(get(file(), bearer(), GZIP, "Range: bytes=10-").status()).isEqualTo(200);
    }

    @Test
    void a_file_may_change_between_two_requests() {
        start();
        String file = file();
        String version = get(file, bearer(), GZIP).header("Last-Modified");
        start("changed-file");
        String changed = file();

        Answer answer = get(changed, bearer(), GZIP, "Range: bytes=10-", "If-Range: " + version);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Last-Modified")).isNotEqualTo(version);
    }

    @Test
    void open_files_refuse_a_token_and_need_none() {
        start("open-files");
        String file = file();

        assertThat(get(file, bearer(), GZIP).status()).isEqualTo(400);
        assertThat(get(file, GZIP).status()).isEqualTo(200);
    }

    @Test
    void a_scenario_happens_as_often_as_it_says() {
        start("status=503@data*2");
        String file = file();

        assertThat(List.of(get(file, bearer()), get(file, bearer()), get(file, bearer())))
                .extracting(Answer::status)
                .containsExactly(503, 503, 200);
    }

    @Test
    void a_scenario_may_happen_so_often_for_each_address() {
        start("status=503@data*1each");
        var output = manifest(job()).path("output");

        assertThat(List.of(
                        get(path(output.path(0)), bearer()),
                        get(path(output.path(1)), bearer()),
                        get(path(output.path(0)), bearer()),
                        get(path(output.path(1)), bearer())))
                .extracting(Answer::status)
                .containsExactly(503, 503, 200, 200);
    }

    @Test
    void a_scenario_may_be_about_one_file() {
        start("status=503@data:2");
        var output = manifest(job()).path("output");

        assertThat(get(path(output.path(0)), bearer()).status()).isEqualTo(200);
        assertThat(get(path(output.path(1)), bearer()).status()).isEqualTo(503);
    }

    @Test
    void a_scenario_may_be_about_one_type() {
        start("status=503@data:Patient");
        var output = items(manifest(job("/api/v2/Group/all/$export")).path("output"));

        assertThat(output)
                .allSatisfy(item -> assertThat(get(path(item), bearer()).status() == 503)
                        .isEqualTo(item.path("type").asText().equals("Patient")));
    }

    @Test
    void many_files_are_as_many_as_asked_for() {
        start("many-files=60");

        assertThat(manifest(job()).path("output")).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/token", "/api/v2/jobs/1", "/data/1/a.ndjson", "/_version"})
    void the_firewall_answers_anywhere_in_its_own_words(String target) {
        start("firewall-429@any");

        Answer answer = get(target);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headerLines()).contains("Content-Type: application/json", "Retry-After: 300");
        assertThat(answer.text()).isEqualTo("""
                        {
                            "issue": [
                                {
                                    "code": "throttled",
                                    "details": {
                                        "text": "Requests from this IP are currently throttled due to exceeding the limit. Try again in 5 minutes."
                                    },
                                    "severity": "error"
                                }
                            ],
                            "resourceType": "OperationOutcome"
                        }
                        """);
    }

    @Test
    void the_firewall_counts_every_request_of_five_minutes() {
        MovingClock clock = movingClock();
        start(options().withClock(clock).withScenarios("firewall-limit=2"));
        get("/_version");
        get("/_version");

        Answer third = get("/_version");
        clock.advance(Duration.ofMinutes(6));
        Answer later = get("/_version");

        assertThat(third.status()).isEqualTo(429);
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void an_address_that_is_not_on_the_list_gets_a_page() {
        start("firewall-403");

        Answer answer = get("/api/v2/metadata");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    }

    @Test
    void a_redirect_names_its_target() {
        start("redirect={base}/elsewhere");
        String file = file();

        Answer answer = get(file, bearer());

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 302 Found");
        assertThat(answer.header("Location")).isEqualTo(base() + "/elsewhere");
    }

    @Test
    void retry_after_may_be_a_date() {
        start("status=503,date+60@any");

        String retryAfter = get("/_version").header("Retry-After");

        assertThat(ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(ZonedDateTime.now().plusSeconds(50));
    }

    @Test
    void a_connection_may_be_reset() {
        start("drop-connection=reset@any");

        Answer answer = get("/_version");

        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.end()).isEqualTo(Wire.End.RESET);
    }

    @Test
    void an_answer_may_never_come() {
        start("no-answer@any");

        Answer answer = Wire.send(base(), "GET", "/_version", SHORT_PATIENCE);

        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.end()).isEqualTo(Wire.End.SILENT);
    }

    @Test
    void an_answer_may_come_late() {
        start("slow-answer=300ms");
        long before = System.nanoTime();

        get("/_version");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void the_job_may_have_any_address_or_none() {
        start("job-url={base}/strange*1", "job-url=none");

        assertThat(kickOff("/api/v2/Group/all/$export").header("Content-Location"))
                .isEqualTo(base() + "/strange");
        assertThat(kickOff("/api/v2/Group/all/$export").header("Content-Location"))
                .isNull();
    }

    @Test
    void a_scenario_can_begin_while_the_simulator_runs() {
        Simulator simulator = start();
        assertThat(get("/_version").status()).isEqualTo(200);

        simulator.play(Scenario.parse("status=503@any"));

        assertThat(get("/_version").status()).isEqualTo(503);
    }

    @Test
    void every_request_is_remembered_with_its_answer() {
        Simulator simulator = start();

        Answer answer = get("/_version", "X-Test: one");

        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/_version");
            assertThat(request.header("x-test")).isEqualTo("one");
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.bodyBytes()).isEqualTo(answer.body().length);
        });
    }

    private List<String> lines() {
        return List.of(text().split("\n"));
    }

    private String text() {
        return new String(get(file(), bearer(), GZIP).inflated(), StandardCharsets.UTF_8);
    }

    @Test
    void a_body_may_be_cut_at_any_endpoint() {
        start("cut-body=20@token");

        Answer answer = askToken();

        assertThat(answer.isWhole()).isFalse();
        assertThat(answer.body()).hasSize(20);
    }

    @Test
    void a_simulator_may_be_closed_twice() throws IOException {
        Simulator simulator = start();

        simulator.close();

        assertThatCode(simulator::close).doesNotThrowAnyException();
    }

    @Test
    void a_simulator_may_be_closed_while_it_makes_its_files() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        Simulator simulator = start(options().withClaims((version, type, enrollee, out) -> {
            writing.countDown();
            while (true) {
                out.write(new byte[1 << 16]);
            }
        }));
        job();
        writing.await();

        assertThatCode(simulator::close).doesNotThrowAnyException();
    }
}
