package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.RandomClaims;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A connection to a ledger on PostgreSQL that is torn at a change: before it is made, or after it was committed and before
 * its answer has come, and then who made it must find that out. A file's transfer stumbles once and has no attempt to spare. A
 * sample in every build; with {@code -Pkill-matrix} each change that an export makes.
 */
@Tag("long")
class TornLedgerIT {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final boolean ALL =
            System.getProperty("kill.matrix", "sample").equals("all");
    private static final ExecutorService EXPORTS = Executors.newCachedThreadPool();
    private static final int SAMPLE = 3;
    private static final int FILES = 2;

    @TempDir
    private static Path folder;

    @AfterAll
    static void stop() {
        EXPORTS.shutdownNow();
    }

    @Test
    void a_change_whose_answer_is_lost_is_made_once() throws Exception {
        assertThat(violations(false)).isEmpty();
    }

    @Test
    void a_change_that_does_not_reach_the_ledger_is_made_then() throws Exception {
        assertThat(violations(true)).isEmpty();
    }

    private static List<String> violations(boolean before) throws Exception {
        List<String> violations = new ArrayList<>();
        List<String> changes = torn(0, before, violations);
        assertThat(violations).as("of an undisturbed export").isEmpty();
        int step = ALL ? 1 : Math.max(1, changes.size() / SAMPLE);

        List<Callable<List<String>>> tasks = new ArrayList<>();
        int finish = finish(changes);
        TreeSet<Integer> chosen = new TreeSet<>(List.of(finish));
        if (finish < changes.size() && changes.get(finish).equalsIgnoreCase("commit")) {
            chosen.add(finish + 1);
        }
        for (int change = (step + 1) / 2; change <= changes.size(); change += step) {
            chosen.add(change);
        }
        for (int torn : chosen) {
            tasks.add(() -> {
                List<String> found = new ArrayList<>();
                List<String> made = torn(torn, before, found);
                String statement = made.get(made.size() - 1).replaceAll("\\s+", " ");
                return found.stream()
                        .map(violation -> torn + " " + statement + ": " + violation)
                        .toList();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<List<String>> done : threads.invokeAll(tasks)) {
                violations.addAll(done.get());
            }
        } finally {
            threads.shutdownNow();
        }

        System.out.printf("%d of %d changes torn, %d violations%n", tasks.size(), changes.size(), violations.size());
        return violations;
    }

    /** The change that ends the export: who is told that it is over must find it so. */
    private static int finish(List<String> changes) {
        return 1
                + IntStream.range(0, changes.size())
                        .filter(change -> changes.get(change).contains("since_advanced"))
                        .max()
                        .orElseThrow();
    }

    /** @return the changes up to the torn one, or all */
    private static List<String> torn(int change, boolean before, List<String> violations) throws Exception {
        String database = "torn_" + (before ? "before_" : "after_") + change;
        String ledger = PostgresServer.database(database);
        Path working = Files.createDirectories(folder.resolve(database));
        try (TearingProxy wire = new TearingProxy(PostgresServer.port());
                Simulator simulator = Simulator.start(SimulatorOptions.defaults()
                        .withClaims(new RandomClaims(30))
                        .withEnrollees(FILES)
                        .withEnrolleesPerFile(1)
                        .withTypes("ExplanationOfBenefit")
                        .withProgressSteps(1)
                        .withScenarios("cut-body=50%@data*1"));
                Application application =
                        Application.start(settings(simulator, working, wire.url(database)), NOWHERE, false)) {
            wire.tear(change, before);

            Outcome outcome;
            try {
                outcome = CompletableFuture.supplyAsync(() -> application.export("default"), EXPORTS)
                        .get(45, TimeUnit.SECONDS);
            } catch (TimeoutException stuck) {
                violations.add("is stuck");
                return wire.changes();
            }

            if (outcome.exitCode() != 0) {
                violations.add("exit code " + outcome.exitCode() + " (" + outcome.message() + ")");
                return wire.changes();
            }
            Path export = new LandingFolder(working.resolve("data")).exports().get(0);
            expect(violations, "files", LandingFolder.dataHashes(export).size(), FILES);
            expect(violations, "finishes", LandingFolder.finishes(export), 1);
            expect(violations, "problems", LandingFolder.problems(export).size(), 0);
            String row = PostgresServer.value(
                    ledger, "select concat_ws(' ', state, since_advanced, coalesce(open_feed, 'closed')) from exports");
            if (!"finished t closed".equals(row)) {
                violations.add("exit code 0 though the ledger says: " + row);
            }
            expect(violations, "kick-offs", requests(simulator, "/$export"), 1);
            expect(violations, "requests for files", requests(simulator, ".ndjson"), FILES + 1);
            return wire.changes();
        }
    }

    private static void expect(List<String> violations, String what, long count, long expected) {
        if (count != expected) {
            violations.add(count + " " + what + " instead of " + expected);
        }
    }

    private static long requests(Simulator simulator, String ending) {
        return simulator.requests().stream()
                .filter(request -> request.path().endsWith(ending))
                .count();
    }

    private static Settings settings(Simulator simulator, Path working, String url) {
        return SimulatedSettings.of(
                simulator,
                working,
                "bcda.download.parallelism",
                "1",
                "bcda.download.attempts",
                "2",
                "bcda.ledger.url",
                url,
                "bcda.ledger.user",
                PostgresServer.USER);
    }
}
