package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.RandomClaims;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process that is frozen, beyond its lease, between two steps where it had just been told that it may go on. Another one
 * ends the export; the first wakes and must change nothing. Some points in every build, all with {@code -Pkill-matrix}.
 */
@Tag("long")
class FrozenProcessIT {

    private static final boolean ALL =
            System.getProperty("kill.matrix", "sample").equals("all");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    static Stream<String> points() {
        List<String> sample = List.of(
                "after take-file/setVariable:file",
                "before complete-export/setVariable:receipt",
                "before record-manifest/setVariable:export");
        List<String> others = List.of(
                "after kick-off-export/bean:exportLanding.forgetJob",
                "after check-job/to:direct:ask-about-job",
                "after check-job/bean:ledger.recordStatusCheck",
                "before ledger/insert files#1",
                "after record-manifest/setVariable:export",
                "before enqueue-files/bean:inFlightFiles.hold",
                "after fetch-file/setVariable:received",
                "after take-file/setVariable:file#2",
                "before deliver-file/bean:exportLanding.publish",
                "after deliver-file/bean:exportLanding.publish",
                "after deliver-file/bean:ledger.deliverFile",
                "after download-files/setVariable:progress",
                "after finish-export/setVariable:export",
                "after complete-export/setVariable:receipt",
                "after complete-export/bean:exportFinisher.mark");
        return ALL ? Stream.concat(sample.stream(), others.stream()) : sample.stream();
    }

    @ParameterizedTest
    @MethodSource("points")
    void one_that_wakes_after_the_finish_changes_nothing(String point) throws Exception {
        try (Simulator simulator = simulator();
                KillableProgram frozen = program("frozen", simulator, ledger(), Map.of("freeze.at", point))) {
            await("freezing " + point)
                    .atMost(PATIENCE)
                    .failFast(() -> !frozen.isAlive())
                    .until(frozen::isFrozen);
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

    private List<String> remembered() throws SQLException {
        return ledger.query(
                "select state || ' ' || owner || ' ' || coalesce(exit_code, -1) || ' ' || message from exports");
    }

    private TestLedger ledger;

    private TestLedger ledger() throws SQLException {
        if (ledger == null) {
            ledger = TestLedger.postgres("frozen");
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
        settings.put("bcda.tables.format", "none");
        settings.putAll(ledger.settings());
        return KillableProgram.run(folder.resolve(name + ".log"), properties, settings);
    }
}
