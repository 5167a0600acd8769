package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.ledger.Ledger;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.LogLines;
import io.github.bcdacamel.testing.RandomClaims;
import io.github.bcdacamel.testing.SimulatedSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger on PostgreSQL that goes away in the middle of the downloads. */
@Tag("long")
@Order(3)
class RestartedLedgerIT {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final int FILES = 6;
    /** Named by the log once the pool has given no connection, and by who waits no longer. */
    private static final String PATIENCE_SETTING = "bcda.ledger.patience";

    @TempDir
    private Path folder;

    private Simulator simulator;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withClaims(new RandomClaims(300))
                .withEnrollees(FILES)
                .withEnrolleesPerFile(1)
                .withTypes("ExplanationOfBenefit")
                .withProgressSteps(0)
                .withScenarios("drip=100"));
        postgres = postgres(0);
    }

    @AfterEach
    void stop() throws Exception {
        postgres.close();
        simulator.close();
    }

    @Test
    void an_export_waits_while_its_ledger_is_restarted() throws Exception {
        try (LogLines log = new LogLines();
                Application application = Application.start(settings("1m"), NOWHERE, false)) {
            CompletableFuture<Outcome> export = CompletableFuture.supplyAsync(() -> application.export("default"));
            waitForFiles(3);

            int port = postgres.getPort();
            postgres.close();
            await().atMost(Duration.ofMinutes(1)).until(() -> log.tell(PATIENCE_SETTING));
            postgres = postgres(port);

            assertThat(export.get(90, TimeUnit.SECONDS).exitCode()).isZero();
        }
        assertThat(LandingFolder.dataHashes(
                        new LandingFolder(folder.resolve("data")).exports().get(0)))
                .hasSize(FILES);
        assertThat(kickOffs()).isEqualTo(1);
        assertThat(begunTwice()).as("Files of which a whole was fetched again").isZero();
    }

    @Test
    void an_export_whose_ledger_stays_away_ends_and_is_gone_on_with() throws Exception {
        try (Application application = Application.start(settings("1s"), NOWHERE, false)) {
            CompletableFuture<Outcome> export = CompletableFuture.supplyAsync(() -> application.export("default"));
            waitForFiles(3);
            int port = postgres.getPort();
            postgres.close();

            Outcome outcome = export.get(90, TimeUnit.SECONDS);

            assertThat(outcome.exitCode()).as(outcome.message()).isEqualTo(16);
            assertThat(outcome.message()).contains(PATIENCE_SETTING);
            postgres = postgres(port);
        }

        try (Application application = Application.start(settings("1s"), NOWHERE, false)) {
            assertThat(application.export("default").exitCode()).isZero();
        }
        assertThat(kickOffs()).isEqualTo(1);
    }

    @Test
    void a_connection_is_waited_for_longer_than_the_pool_waits() throws Exception {
        int port = postgres.getPort();
        try (LogLines log = new LogLines();
                Ledger ledger = Ledger.open(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "postgres",
                        "",
                        Duration.ofMinutes(1),
                        "worker")) {
            postgres.close();
            CompletableFuture<Boolean> answers = CompletableFuture.supplyAsync(() -> answers(ledger));
            await().atMost(Duration.ofMinutes(1)).until(() -> log.tell(PATIENCE_SETTING));
            assertThat(answers).isNotDone();
            postgres = postgres(port);

            assertThat(answers.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean answers(Ledger ledger) {
        try (Connection connection = ledger.database().getConnection()) {
            return connection.isValid(5);
        } catch (SQLException away) {
            return false;
        }
    }

    /** At a port of its choice where 0 is given; always with the same data. */
    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres").toFile())
                .setCleanDataDirectory(false)
                .start();
    }

    private Settings settings(String patience) {
        return SimulatedSettings.of(
                simulator,
                folder,
                "bcda.download.parallelism",
                "2",
                "bcda.ledger.lease",
                "5s",
                "bcda.ledger.patience",
                patience,
                "bcda.ledger.url",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "bcda.ledger.user",
                "postgres");
    }

    private void waitForFiles(int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> requestsFor("/data/") >= count);
    }

    private long requestsFor(String path) {
        return simulator.requests().stream()
                .filter(request -> request.path().startsWith(path))
                .count();
    }

    private long kickOffs() {
        return simulator.requests().stream()
                .filter(request -> request.path().endsWith("/$export"))
                .count();
    }

    /** Files that were asked for from their first byte more than once. */
    private long begunTwice() {
        Map<String, Long> fromTheStart = simulator.requests().stream()
                .filter(request -> request.path().startsWith("/data/"))
                .filter(request -> !request.hasHeader("Range"))
                .collect(Collectors.groupingBy(SimulatedRequest::path, Collectors.counting()));
        return fromTheStart.values().stream().filter(times -> times > 1).count();
    }
}
