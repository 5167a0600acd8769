package io.github.bcdacamel.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.ControlServer;
import io.github.bcdacamel.testing.Recipe;
import io.github.bcdacamel.testing.SimulatedSettings;
import io.github.bcdacamel.testing.SimulatorClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The recipes of docs/operations.md: routes are replaced and added, and settings change what is done, without a build. */
// Quartz knows schedulers of one name once in a process.
@ResourceLock("schedules")
class RecipesTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Path ROUTES = Path.of("routes/feed");

    @TempDir
    private Path folder;

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private Simulator simulator;
    private HttpServer webhook;

    @BeforeEach
    void open() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withTypes("Patient")
                .withProgressSteps(0));
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", call -> {
            posted.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        webhook.start();
    }

    @AfterEach
    void close() throws Exception {
        webhook.stop(0);
        simulator.close();
    }

    @Test
    void a_mounted_folder_adds_a_route_that_posts_each_receipt() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("routes"));
        copy(Path.of("deploy/routes/deliver-to-webhook.camel.yaml"), mounted);

        Outcome outcome = export(
                "bcda.routes", "classpath:routes/feed/*.camel.yaml,file:" + mounted + "/*.camel.yaml",
                "bcda.destination", "file,webhook",
                "webhook.url", "http://127.0.0.1:" + webhook.getAddress().getPort() + "/exports");

        assertThat(outcome.exitCode()).isZero();
        assertThat(posted).containsExactly(Files.readString(outcome.folder().resolve("receipt.json")));
    }

    @Test
    void a_mounted_folder_replaces_a_route() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("routes"));
        try (Stream<Path> files = Files.list(ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, mounted);
            }
        }
        Path replaced = mounted.resolve("your-steps.camel.yaml");
        Files.writeString(replaced, withStepAfterExport(Files.readString(replaced)));

        Outcome outcome = export(
                "bcda.routes", "file:" + mounted + "/*.camel.yaml",
                "webhook.url", "http://127.0.0.1:" + webhook.getAddress().getPort() + "/exports");

        assertThat(outcome.exitCode()).isZero();
        assertThat(posted).containsExactly(outcome.message());
    }

    @Test
    void a_setting_fetches_more_files_at_once() throws Exception {
        Map<String, String> recipe = Recipe.settings("Fetch more or fewer files at once");
        int atOnce = Integer.parseInt(recipe.get("bcda.download.parallelism"));
        // Nobody gets an answer, so that as many wait as may wait at once.
        Simulator silent = Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(atOnce + 5)
                .withEnrolleesPerFile(1)
                .withTypes("ExplanationOfBenefit")
                .withProgressSteps(0)
                .withScenarios("no-answer@data*always"));
        SimulatorClient served = new SimulatorClient(silent);
        try (Application application =
                Application.start(SimulatedSettings.of(silent, folder, recipe), NOWHERE, false)) {
            Thread exporting = new Thread(() -> application.export("default"));
            exporting.setDaemon(true);
            exporting.start();

            SimulatorClient.await(() -> served.data().size() >= atOnce);
            int waiting = served.data().size();
            silent.close();
            application.interrupt();

            assertThat(waiting).isEqualTo(atOnce);
        }
    }

    @Test
    void a_setting_gives_one_feed_another_schedule() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.feeds", "mssp,reach", "bcda.schedule.cron", "0 0 2 * * ?", "bcda.schedule.missed", "skip"));
        settings.putAll(Recipe.settings("Another schedule, for one feed"));
        String[] chosen = settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        try (ControlServer control = ControlServer.in(folder, options -> options, chosen)) {
            JsonNode feeds = control.json("/api/v1/feeds").path("feeds");

            assertThat(nextDue(feeds.get(0)).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(nextDue(feeds.get(0)).getHour()).isEqualTo(5);
            assertThat(nextDue(feeds.get(1)).getHour()).isEqualTo(2);
        }
    }

    private static ZonedDateTime nextDue(JsonNode feed) {
        return Instant.parse(feed.path("nextDueAt").textValue()).atZone(ZoneOffset.UTC);
    }

    /** In place of the step that after-export has. */
    private static String withStepAfterExport(String routes) {
        int step = routes.lastIndexOf("        - log:");
        assertThat(routes.substring(step)).contains("No step of your own after this export");
        return routes.substring(0, step) + """
                        - removeHeaders:
                            description: Any header here would be sent
                            pattern: "*"
                        - setBody: {simple: "${variable.outcome.message}"}
                        - to:
                            uri: "{{webhook.url}}"
                            parameters: {httpMethod: POST, copyHeaders: false}
                """;
    }

    private Outcome export(String... more) throws Exception {
        try (Application application =
                Application.start(SimulatedSettings.of(simulator, folder, more), NOWHERE, false)) {
            return application.export("default");
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.copy(file, to.resolve(file.getFileName()));
    }
}
