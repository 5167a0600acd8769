package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.RandomClaims;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Three that serve the same feed by the same schedule, with one ledger on PostgreSQL. */
@Execution(ExecutionMode.CONCURRENT)
// Quartz knows schedulers of one name once in a process.
@Tag("long")
@ResourceLock("schedules")
class ReplicasIT {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void a_firing_is_one_export_however_many_serve() throws Exception {
        String ledger = PostgresServer.database("replicas");
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults()
                .withClaims(new RandomClaims(10))
                .withEnrollees(4)
                .withEnrolleesPerFile(1)
                .withTypes("ExplanationOfBenefit")
                .withProgressSteps(1))) {
            Settings settings = settings(simulator, ledger);
            try (Application one = Application.serve(settings, NOWHERE);
                    Application two = Application.serve(settings, NOWHERE);
                    Application three = Application.serve(settings, NOWHERE)) {
                assertThat(one).isNotSameAs(two).isNotSameAs(three);

                await().atMost(PATIENCE).until(() -> count(ledger, "exports where state = 'finished'") >= 3);
            }

            long exports = count(ledger, "exports");
            assertThat(count(ledger, "firings")).isEqualTo(exports);
            assertThat(kickOffs(simulator)).isEqualTo(exports);
            assertThat(count(ledger, "(select distinct due_at from firings) as due"))
                    .isEqualTo(exports);
        }
    }

    private Settings settings(Simulator simulator, String ledger) {
        return SimulatedSettings.of(
                simulator,
                folder,
                "bcda.schedule.cron",
                "0/10 * * * * ?",
                "bcda.schedule.jitter",
                "500ms",
                "bcda.ledger.url",
                ledger,
                "bcda.ledger.user",
                PostgresServer.USER);
    }

    private static long kickOffs(Simulator simulator) {
        return simulator.requests().stream()
                .filter(request -> request.path().endsWith("/$export"))
                .count();
    }

    private static long count(String ledger, String rows) {
        return Long.parseLong(PostgresServer.value(ledger, "select count(*) from " + rows));
    }
}
