package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.conventions.Published;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.simulator.SimulatedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that BCDA, another server, or the line is known to do, each played to a whole export over HTTP: how it ends,
 * how often the server was asked, and what is left. The same stands in docs/fault-matrix.md, line by line.
 */
@Tag("long")
@Isolated("Listens to the loggers of all")
class FaultMatrixTest {

    /** All, or with {@code -Dfault.cases=T2.*} some, while one is looked at. */
    private static final List<FaultCase> CASES = FaultCases.all().stream()
            .filter(one -> one.id().matches(System.getProperty("fault.cases", ".*")))
            .toList();

    @TempDir
    private static Path folder;

    private static Runs runs;
    private static LogSearch log;

    @BeforeAll
    static void exportOnceEach() {
        log = LogSearch.begin(Level.DEBUG);
        runs = new Runs(folder);
        CASES.stream()
                .collect(Collectors.toMap(FaultCase::run, one -> one, (first, second) -> first, LinkedHashMap::new))
                .forEach((name, one) -> runs.begin(name, one.pipeline()));
    }

    @AfterAll
    static void close() {
        runs.close();
        log.close();
    }

    private static List<FaultCase> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_fault_ends_in_its_class(FaultCase one) {
        Run run = runs.of(one.run());

        assertThat(run.outcome().failure()).as(run.outcome().message()).isEqualTo(one.end());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_under_a_final_name_was_delivered(FaultCase one) {
        Run run = runs.of(one.run());

        assertThat(run.names())
                .filteredOn(name -> name.startsWith("ndjson/"))
                .allSatisfy(name -> assertThat(run.files())
                        .anySatisfy(row -> assertThat(row)
                                .containsEntry("landed_name", name)
                                .containsEntry("state", "delivered")));
    }

    /** A token that was rejected is renewed at once, a job that is gone replaced at once. */
    @ParameterizedTest
    @MethodSource("cases")
    void nothing_is_asked_in_a_hot_loop(FaultCase one) {
        Map<String, List<SimulatedRequest>> same = runs.of(one.run()).requests().stream()
                .filter(request -> !request.path().matches("/api/v\\d/jobs.*|/auth/token"))
                .collect(Collectors.groupingBy(SimulatedRequest::target));

        assertThat(same.values())
                .allSatisfy(requests -> assertThat(IntStream.range(1, requests.size())
                                .filter(n -> requests.get(n - 1).status() != 401
                                        && requests.get(n - 1).status() != 202)
                                .mapToObj(n -> Duration.between(
                                        requests.get(n - 1).time(),
                                        requests.get(n).time())))
                        .allSatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMillis(900))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_token_is_bought_in_vain(FaultCase one) {
        assertThat(runs.of(one.run()).requests("/auth/token"))
                .hasSizeLessThanOrEqualTo(one.id().matches("T5b|T7a") ? 20 : 3);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void only_gets_travel_one_post_for_a_token_and_a_delete_for_a_job_that_is_overdue(FaultCase one) {
        assertThat(runs.of(one.run()).requests())
                .filteredOn(request -> !(request.method().equals("DELETE")
                        && one.id().startsWith("L16")
                        && request.path().contains("/jobs/")))
                .allSatisfy(request ->
                        assertThat(request.method()).isEqualTo(request.path().equals("/auth/token") ? "POST" : "GET"));
    }

    /** BCDA leaves connections open after refusals, and answers for the wrong part of itself on them. */
    @ParameterizedTest
    @MethodSource("cases")
    void no_connection_is_used_twice(FaultCase one) {
        assertThat(runs.of(one.run()).requests())
                .filteredOn(request -> request.header("User-Agent").startsWith("bcda-camel"))
                .allSatisfy(request -> assertThat(request.header("Connection")).isEqualTo("close"));
    }

    @Test
    void every_wire_case_of_bcda_has_a_row() {
        assertThat(CASES.stream().map(FaultCase::id))
                .containsAll(IntStream.rangeClosed(1, 50).mapToObj(n -> "T" + n).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void the_documentation_holds_what_happened() throws IOException {
        StringBuilder table =
                new StringBuilder("| | What goes wrong | Played as | Code | Requests | On the disk | The export |\n"
                        + "|---|---|---|---|---|---|---|\n");
        for (FaultCase one : CASES) {
            table.append(row(one, runs.of(one.run())));
        }

        Published.holds("docs/fault-matrix.md", "fault-matrix", table.toString());
    }

    @Test
    void no_log_holds_a_secret_a_token_or_a_line_of_data() {
        CASES.forEach(one -> runs.of(one.run()));

        assertThat(log.found()).isEmpty();
        assertThat(log.events()).as("Everything was listened to.").isGreaterThan(100L * CASES.size());
    }

    private static String row(FaultCase one, Run run) {
        FailureClass failure = run.outcome().failure();
        return "| %s | %s | %s | %d | %s | %s | %s |\n"
                .formatted(
                        one.id(),
                        one.what(),
                        one.played().replace("|", "\\|").replace("\uFEFF", "U+FEFF"),
                        failure == null ? 0 : failure.exitCode(),
                        requests(one, run),
                        disk(run),
                        export(run));
    }

    private static String requests(FaultCase one, Run run) {
        Map<String, Integer> counts = new HashMap<>();
        run.requests()
                .forEach(request -> counts.merge(
                        request.method().equals("DELETE") ? "cancel" : kind(request.path()), 1, Integer::sum));
        return List.of("token", "kick-off", "list", "check", "cancel", "file", "other").stream()
                .filter(counts::containsKey)
                .map(kind -> (one.varying().contains(kind) ? "several" : counts.get(kind)) + " " + kind)
                .collect(Collectors.joining(", "));
    }

    private static String kind(String path) {
        return path.equals("/auth/token")
                ? "token"
                : path.endsWith("$export")
                        ? "kick-off"
                        : path.endsWith("/jobs")
                                ? "list"
                                : path.contains("/jobs/") ? "check" : path.startsWith("/data/") ? "file" : "other";
    }

    private static String disk(Run run) {
        if (run.exports().isEmpty() || run.names().isEmpty()) {
            return run.partials().isEmpty() ? "nothing" : "only partial files";
        }
        if (run.names().contains("_SUCCESS")) {
            return run.findings().isEmpty() && run.partials().isEmpty() ? "everything, proven" : "NOT PROVEN";
        }
        long data =
                run.names().stream().filter(name -> name.startsWith("ndjson/")).count();
        // Until the finish the manifest is in the ledger.
        boolean manifest = run.export().get("manifest") != null;
        boolean partial = !run.partials().isEmpty();
        String landed = manifest
                ? "manifest, %d of %d files".formatted(data, run.files().size())
                : "log";
        return landed + (partial ? ", a partial file" : "");
    }

    private static String export(Run run) {
        if (run.exports().isEmpty()) {
            return "none";
        }
        if (run.export().get("open_feed") != null) {
            return "open";
        }
        if (!run.export().get("state").equals("finished")) {
            return "over";
        }
        return run.export().get("since_advanced").equals(true) ? "finished, since advances" : "finished, since stays";
    }
}
