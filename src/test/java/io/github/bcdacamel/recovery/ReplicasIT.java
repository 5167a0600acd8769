package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.RandomClaims;
import io.github.bcdacamel.testing.SimulatedSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Three that serve the same feed by the same schedule, with one ledger on PostgreSQL. */
@Execution(ExecutionMode.CONCURRENT)
// Quartz knows schedulers of one name once in a process.
@ResourceLock("schedules")
class ReplicasIT {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void a_firing_is_one_export_however_many_serve() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Simulator simulator = Simulator.start(SimulatorOptions.defaults()
                        .withClaims(new RandomClaims(10))
                        .withEnrollees(4)
                        .withEnrolleesPerFile(1)
                        .withTypes("ExplanationOfBenefit")
                        .withProgressSteps(1))) {
            Settings settings = settings(simulator, postgres);
            try (Application one = Application.serve(settings, NOWHERE);
                    Application two = Application.serve(settings, NOWHERE);
                    Application three = Application.serve(settings, NOWHERE)) {
                assertThat(one).isNotSameAs(two).isNotSameAs(three);

                await(postgres, "exports where state = 'finished'", 3);
            }

            long exports = count(postgres, "exports");
            assertThat(count(postgres, "firings")).isEqualTo(exports);
            assertThat(kickOffs(simulator)).isEqualTo(exports);
            assertThat(count(postgres, "(select distinct due_at from firings) as due"))
                    .isEqualTo(exports);
        }
    }

    private Settings settings(Simulator simulator, EmbeddedPostgres postgres) {
        return SimulatedSettings.of(
                simulator,
                folder,
                "bcda.schedule.cron",
                "0/10 * * * * ?",
                "bcda.schedule.jitter",
                "500ms",
                "bcda.ledger.url",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "bcda.ledger.user",
                "postgres");
    }

    private static long kickOffs(Simulator simulator) {
        return simulator.requests().stream()
                .filter(request -> request.path().endsWith("/$export"))
                .count();
    }

    private static void await(EmbeddedPostgres postgres, String rows, long atLeast) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (count(postgres, rows) < atLeast) {
            assertThat(System.nanoTime())
                    .as("It did not happen within %s.", PATIENCE)
                    .isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long count(EmbeddedPostgres postgres, String rows) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getLong(1);
        }
    }
}
