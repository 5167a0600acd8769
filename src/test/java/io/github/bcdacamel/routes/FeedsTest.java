package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several feeds in one process: each with what is its own, and what they share shared fairly. */
class FeedsTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    private Path folder;

    @Test
    void a_feeds_failure_touches_no_other() throws Exception {
        Map<String, Outcome> ended = export(
                SimulatorOptions.defaults().withClaims(Pipeline::claims).withEnrollees(4),
                Map.of("bcda.feeds", "mssp,reach,lapsed", "bcda.feed.lapsed.client-secret", "lapsed"));

        assertThat(ended.get("lapsed").exitCode()).isEqualTo(10);
        assertThat(ended.get("mssp").exitCode()).isZero();
        assertThat(ended.get("reach").exitCode()).isZero();
    }

    @Test
    void each_feed_lands_in_a_folder_of_its_own_what_it_asks_for() throws Exception {
        Map<String, Outcome> ended = export(
                SimulatorOptions.defaults().withClaims(Pipeline::claims).withEnrollees(4),
                Map.of(
                        "bcda.feeds", "mssp,reach",
                        "bcda.feed.reach.export.types", "Patient",
                        "bcda.feed.reach.landing.compression", "gzip"));

        assertThat(ended.get("mssp").folder().resolve("ndjson/Coverage.0001.ndjson"))
                .exists();
        assertThat(Files.list(ended.get("reach").folder().resolve("ndjson")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("Patient.0001.ndjson.gz");
    }

    @Test
    void each_feed_has_a_token_of_its_own() throws Exception {
        try (Simulator simulator = simulator(SimulatorOptions.defaults())) {
            export(simulator, Map.of("bcda.feeds", "a,b,c"));

            assertThat(simulator.requests())
                    .filteredOn(request -> request.path().equals("/auth/token"))
                    .hasSize(3);
        }
    }

    @Test
    void a_dozen_feeds_run_in_one_process() throws Exception {
        Map<String, Outcome> ended = export(
                SimulatorOptions.defaults().withClaims(Pipeline::claims).withEnrollees(2),
                Map.of("bcda.feeds", "f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12"));

        assertThat(ended.values())
                .hasSize(12)
                .allSatisfy(outcome -> assertThat(outcome.exitCode()).isZero());
    }

    @Test
    void a_feed_of_many_files_does_not_keep_another_waiting_for_its_few() throws Exception {
        try (Simulator simulator = simulator(SimulatorOptions.defaults()
                .withClaims(Pipeline::claims)
                .withEnrollees(60)
                .withEnrolleesPerFile(1)
                .withProgressSteps(0))) {
            Settings settings = settings(
                    simulator,
                    Map.of(
                            "bcda.feeds", "big,small",
                            "bcda.feed.big.export.types", "ExplanationOfBenefit",
                            "bcda.feed.small.export.types", "Patient",
                            "bcda.download.parallelism", "2"));
            try (Application application = Application.start(settings, NOWHERE, false)) {
                CompletableFuture<Outcome> big = CompletableFuture.supplyAsync(() -> application.export("big"));
                await().pollInterval(Duration.ofMillis(5)).until(() -> data(simulator) > 3);
                application.export("small");
                long whenSmallHadEnded = data(simulator);
                big.join();

                assertThat(whenSmallHadEnded).isLessThan(60);
            }
        }
    }

    @Test
    void requests_of_all_feeds_to_a_host_keep_one_pace() throws Exception {
        long began = System.nanoTime();

        export(
                SimulatorOptions.defaults()
                        .withClaims(Pipeline::claims)
                        .withEnrollees(1)
                        .withProgressSteps(0),
                Map.of("bcda.feeds", "a,b", "bcda.export.types", "Patient", "bcda.rate-limit", "4/3s"));

        // Four requests each: token, kick-off, status, file. Eight in all: two stretches of 3 s at least begin.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(3));
    }

    private Map<String, Outcome> export(SimulatorOptions options, Map<String, String> own) throws Exception {
        try (Simulator simulator = simulator(options)) {
            return export(simulator, own);
        }
    }

    private Map<String, Outcome> export(Simulator simulator, Map<String, String> own) throws Exception {
        Settings settings = settings(simulator, own);
        ExecutorService at = Executors.newCachedThreadPool();
        try (Application application = Application.start(settings, NOWHERE, false)) {
            Map<String, CompletableFuture<Outcome>> under = new LinkedHashMap<>();
            settings.feeds()
                    .forEach(
                            feed -> under.put(feed, CompletableFuture.supplyAsync(() -> application.export(feed), at)));
            Map<String, Outcome> ended = new LinkedHashMap<>();
            under.forEach((feed, outcome) -> ended.put(feed, outcome.join()));
            return ended;
        } finally {
            at.shutdownNow();
        }
    }

    private Settings settings(Simulator simulator, Map<String, String> own) {
        return SimulatedSettings.of(simulator, folder, own);
    }

    private static Simulator simulator(SimulatorOptions options) throws Exception {
        return Simulator.start(options);
    }

    private static long data(Simulator simulator) {
        return simulator.requests().stream()
                .map(SimulatedRequest::path)
                .filter(path -> path.startsWith("/data/"))
                .count();
    }
}
