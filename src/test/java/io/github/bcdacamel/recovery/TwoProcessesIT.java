package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.RandomClaims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two processes on one PostgreSQL, twelve slow files, and one of them killed or frozen in the middle. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class TwoProcessesIT {

    private static final int FILES = 12;
    private static final int FILES_AT_ONCE = 2;
    private static final String HOLDERS = "(select distinct owner from files where attempt_id is not null) as holders";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Simulator simulator;
    private String ledger;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withClaims(new RandomClaims(1600))
                .withEnrollees(FILES)
                .withEnrolleesPerFile(1)
                .withTypes("ExplanationOfBenefit")
                .withProgressSteps(0)
                .withScenarios("drip=400"));
        ledger = PostgresServer.database("two_processes");
    }

    @AfterEach
    void stopSimulator() throws IOException {
        simulator.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void one_ends_the_export_of_another_that_was_killed() throws Exception {
        try (KillableProgram killed = program("killed");
                KillableProgram other = start(killed, "other")) {
            killed.kill();

            assertThat(other.exitCode(PATIENCE)).as(other.output()).isZero();
        }

        Path export = theOnlyExport();
        assertThat(LandingFolder.problems(export)).isEmpty();
        assertThat(LandingFolder.dataHashes(export)).hasSize(FILES);
        assertThat(kickOffs()).isEqualTo(1);
        assertThat(count("exports where state = 'finished' and replacements = 0"))
                .isEqualTo(1);
        assertThat(requestsBeyondTheFirst()).isLessThanOrEqualTo(FILES_AT_ONCE);
        assertThat(folder.resolve("data/.partial")).doesNotExist();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void one_that_wakes_after_the_finish_changes_nothing() throws Exception {
        try (KillableProgram frozen = program("frozen");
                KillableProgram other = start(frozen, "other")) {
            frozen.signal("STOP");
            assertThat(other.exitCode(PATIENCE)).as(other.output()).isZero();
            Map<String, String> before = LandingFolder.hashes(theOnlyExport());

            frozen.signal("CONT");

            assertThat(frozen.exitCode(PATIENCE)).as(frozen.output()).isZero();
            assertThat(LandingFolder.hashes(theOnlyExport())).isEqualTo(before);
            assertThat(before).hasSizeGreaterThan(FILES);
            assertThat(kickOffs()).isEqualTo(1);
            assertThat(count("exports")).isEqualTo(1);
            assertThat(folder.resolve("data/.partial")).doesNotExist();
        }
    }

    /** A second process, once the first has files under way; returns when both have. */
    private KillableProgram start(KillableProgram first, String name) throws Exception {
        waitFor(first, HOLDERS, 1);
        KillableProgram second = program(name);
        waitFor(second, HOLDERS, 2);
        return second;
    }

    private void waitFor(KillableProgram program, String rows, int count) {
        await().atMost(PATIENCE).failFast(() -> !program.isAlive()).until(() -> count(rows) >= count);
    }

    private KillableProgram program(String name) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.base-url",
                simulator.baseUrl().toString(),
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET,
                "bcda.poll.interval",
                "50ms",
                "bcda.download.parallelism",
                String.valueOf(FILES_AT_ONCE),
                "bcda.download.min-speed",
                "0",
                "bcda.landing.dir",
                folder.resolve("data").toString(),
                "bcda.ledger.url",
                ledger,
                "bcda.ledger.user",
                PostgresServer.USER,
                "bcda.ledger.lease",
                "3s"));
        settings.put("bcda.tables.format", "none");
        return KillableProgram.run(folder.resolve(name + ".log"), Map.of(), settings);
    }

    private Path theOnlyExport() throws IOException {
        List<Path> exports = new LandingFolder(folder.resolve("data")).exports();
        assertThat(exports).hasSize(1);
        assertThat(Files.exists(exports.get(0).resolve("_SUCCESS"))).isTrue();
        return exports.get(0);
    }

    private long kickOffs() {
        return simulator.requests().stream()
                .filter(request -> request.path().endsWith("/$export"))
                .count();
    }

    private long requestsBeyondTheFirst() {
        return simulator.requests().stream()
                .map(SimulatedRequest::path)
                .filter(path -> path.startsWith("/data/"))
                .collect(Collectors.groupingBy(path -> path, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(times -> times - 1)
                .sum();
    }

    private int count(String rows) {
        String count = PostgresServer.value(ledger, "select count(*) from " + rows);
        return count == null ? 0 : Integer.parseInt(count);
    }
}
