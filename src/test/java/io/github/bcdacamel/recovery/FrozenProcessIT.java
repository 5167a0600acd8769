package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.RandomClaims;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process that is frozen, beyond its lease, between two steps where it had just been told that it may go on. Another one
 * ends the export; the first wakes and must change nothing. Some points in every build, all with {@code -Pkill-matrix}.
 */
class FrozenProcessIT {

    private static final boolean ALL =
            System.getProperty("kill.matrix", "sample").equals("all");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    static Stream<String> points() {
        List<String> sample = List.of(
                "after have-verified: What is to be fetched",
                "before write-receipt: The receipt is written, and the log has its end",
                "before remember-manifest: All of them");
        List<String> others = List.of(
                "after ask-for-job: Rows of a job that is gone, if there was one",
                "after check-job: GET the job's address",
                "after check-job: Remember that it was asked",
                "before remember-files: In one batch",
                "after remember-manifest: Only now they may be fetched",
                "after hand-out-files: Hold them for the queue, unless another process was first",
                "after take-file: Whoever changes the row may fetch",
                "after fetch-file: Written, inflated, checked and hashed in one pass",
                "after fetch-file: Unless our lease has ended",
                "before deliver-file: Synced, renamed at once, and again without harm",
                "after deliver-file: Synced, renamed at once, and again without harm",
                "after deliver-file: Remember it, and give the row back",
                "after download-files: How far we are",
                "after finish-export: Only when nothing is left",
                "after write-receipt: The receipt is written, and the log has its end",
                "after finish-export: The marker is written");
        return ALL ? Stream.concat(sample.stream(), others.stream()) : sample.stream();
    }

    @ParameterizedTest
    @MethodSource("points")
    void one_that_wakes_after_the_finish_changes_nothing(String point) throws Exception {
        try (Simulator simulator = simulator();
                KillableProgram frozen = program("frozen", simulator, ledger(), Map.of("freeze.at", point))) {
            waitUntilFrozen(frozen);
            try (KillableProgram other = program("other", simulator, ledger(), Map.of())) {
                assertThat(other.exitCode(PATIENCE)).as(other.output()).isZero();
            }
            Map<String, String> landed = LandingFolder.hashes(folder.resolve("data/default"));
            List<String> remembered = remembered();

            frozen.signal("CONT");

            assertThat(frozen.exitCode(PATIENCE)).as(frozen.output()).isZero();
            assertThat(LandingFolder.hashes(folder.resolve("data/default"))).isEqualTo(landed);
            assertThat(remembered()).isEqualTo(remembered);
            assertThat(folder.resolve("data/.partial")).doesNotExist();
            assertThat(LandingFolder.problems(
                            new LandingFolder(folder.resolve("data")).exports().get(0)))
                    .isEmpty();
            assertThat(simulator.requests().stream()
                            .filter(request -> request.path().endsWith("/$export")))
                    .hasSize(1);
        }
    }

    private void waitUntilFrozen(KillableProgram program) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!program.isFrozen()) {
            assertThat(program.isAlive() && System.nanoTime() < end)
                    .as(program.output())
                    .isTrue();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private List<String> remembered() throws SQLException {
        return ledger.query(
                "select state || ' ' || owner || ' ' || coalesce(exit_code, -1) || ' ' || message from exports");
    }

    private TestLedger ledger;

    private TestLedger ledger() throws SQLException {
        if (ledger == null) {
            ledger = TestLedger.postgres(postgres, "frozen");
        }
        return ledger;
    }

    private static Simulator simulator() throws IOException {
        return Simulator.start(SimulatorOptions.defaults()
                .withClaims(new RandomClaims(100))
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withTypes("Patient", "ExplanationOfBenefit")
                .withProgressSteps(1));
    }

    private KillableProgram program(String name, Simulator simulator, TestLedger ledger, Map<String, String> properties)
            throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.base-url",
                simulator.baseUrl().toString(),
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET,
                "bcda.poll.interval",
                "50ms",
                "bcda.landing.dir",
                folder.resolve("data").toString()));
        settings.putAll(ledger.settings());
        return KillableProgram.run(folder.resolve(name + ".log"), properties, settings);
    }
}
