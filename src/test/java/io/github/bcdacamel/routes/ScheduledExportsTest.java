package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What serve does by itself: due exports, missed ones, open ones, and never two of a feed at once. */
// Quartz knows schedulers of one name once in a process.
@ResourceLock("schedules")
class ScheduledExportsTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String NEVER_AGAIN_TODAY = "0 0 0 1 1 ?";

    @TempDir
    private Path folder;

    private Simulator simulator;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withClaims(Pipeline::claims)
                .withEnrollees(2)
                .withTypes("Patient")
                .withProgressSteps(1));
    }

    @AfterEach
    void stopSimulator() throws Exception {
        simulator.close();
    }

    @Test
    void exports_follow_each_other_by_the_schedule() throws Exception {
        try (Application application = serve("bcda.schedule.cron", EVERY_SECOND)) {
            assertThat(application).isNotNull();

            await(() -> delivered() >= 3);
        }
    }

    @Test
    void while_an_export_runs_none_begins() throws Exception {
        try (Application application =
                serve("bcda.schedule.cron", EVERY_SECOND, "bcda.poll.interval", "4s", "bcda.poll.max-interval", "4s")) {
            assertThat(application).isNotNull();

            await(() -> delivered() >= 2);
        }

        assertThat(jobsOpenAtOnce()).isEqualTo(1);
    }

    @Test
    void without_a_schedule_nothing_begins_by_itself() throws Exception {
        try (Application application = serve()) {
            application.export("default");
        }

        assertThat(kickOffs()).isEqualTo(1);
    }

    @Test
    void an_export_that_was_due_while_nobody_was_there_is_made_good_at_the_start() throws Exception {
        try (Application application = serve()) {
            application.export("default");
        }
        ledger("update exports set started_at = timestamp with time zone '2020-06-01 00:00:00+00:00'");

        try (Application application = serve("bcda.schedule.cron", NEVER_AGAIN_TODAY)) {
            assertThat(application).isNotNull();

            await(() -> delivered() == 2);
        }
    }

    @Test
    void an_export_that_a_stop_left_open_goes_on_at_the_next_start() throws Exception {
        try (Application application = serve()) {
            application.export("default");
        }
        ledger(
                "update exports set state = 'waiting', open_feed = 'default', finished_at = null, transaction_time = null,"
                        + " exit_code = null");
        ledger("delete from files");

        try (Application application = serve()) {
            assertThat(application).isNotNull();

            await(() -> simulator.requests().stream()
                            .filter(request -> request.path().contains("/jobs/"))
                            .count()
                    > 2);
        }

        assertThat(kickOffs()).isEqualTo(1);
    }

    private Application serve(String... more) throws Exception {
        return Application.serve(SimulatedSettings.of(simulator, folder, more), NOWHERE);
    }

    private void ledger(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("state/ledger"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long kickOffs() {
        return simulator.requests().stream()
                .filter(request -> request.path().contains("$export"))
                .count();
    }

    /** A job is open from its kick-off until its data are fetched. */
    private int jobsOpenAtOnce() {
        int open = 0;
        int most = 0;
        List<SimulatedRequest> requests = simulator.requests();
        for (SimulatedRequest request : requests) {
            if (request.path().contains("$export")) {
                open++;
            } else if (request.path().startsWith("/data/")) {
                open--;
            }
            most = Math.max(most, open);
        }
        return most;
    }

    private long delivered() {
        Path feed = folder.resolve("data/default");
        if (!Files.exists(feed)) {
            return 0;
        }
        try (Stream<Path> exports = Files.list(feed)) {
            return exports.filter(export -> Files.exists(export.resolve("_SUCCESS")))
                    .count();
        } catch (Exception changing) {
            return 0;
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }
}
