package io.github.bcdacamel.routes;

import static org.awaitility.Awaitility.await;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import io.github.bcdacamel.simulator.ClaimsSource;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A simulator and one ledger, for exports that begin in the middle: between two of them the ledger may be changed by hand. */
final class Scene implements AutoCloseable {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private Simulator simulator;

    Scene(Path folder, String... scenarios) throws IOException {
        this(folder, Pipeline::claims, scenarios);
    }

    Scene(Path folder, ClaimsSource claims, String... scenarios) throws IOException {
        this.folder = folder;
        simulator = Simulator.start(options().withClaims(claims).withScenarios(scenarios));
        set("bcda.base-url", simulator.baseUrl().toString());
        set("bcda.client-id", SimulatorOptions.DEFAULT_CLIENT_ID);
        set("bcda.client-secret", SimulatorOptions.DEFAULT_CLIENT_SECRET);
        set("bcda.export.types", "ExplanationOfBenefit");
        set("bcda.export.attempts", "2");
        set("bcda.export.since", "none");
        set("bcda.poll.interval", "50ms");
        set("bcda.tables.format", "none");
        set("bcda.poll.max-interval", "100ms");
        set("bcda.ledger.url", ledger());
        set("bcda.landing.dir", data().toString());
    }

    Scene set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Another server at the same address, which knows nothing of what the first one did. */
    void restart(String... scenarios) throws IOException {
        int port = simulator.baseUrl().getPort();
        simulator.close();
        // For a moment a connection of ours may go out from the very port that was let go.
        simulator = await().atMost(PATIENCE)
                .ignoreException(BindException.class)
                .until(() -> Simulator.start(options().withPort(port).withScenarios(scenarios)), started -> true);
    }

    Outcome export() throws Exception {
        return exports(1).get(0);
    }

    /** One after another in the same process. */
    List<Outcome> exports(int count) throws Exception {
        Settings read = new SettingsLoader(Map.of(), new Properties(), folder).read(settings);
        try (Application application = Application.start(read, NOWHERE, false)) {
            return IntStream.range(0, count)
                    .mapToObj(number -> application.export("default"))
                    .toList();
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Simulator simulator() {
        return simulator;
    }

    List<SimulatedRequest> requests(String path) {
        return simulator.requests().stream()
                .filter(request -> request.path().contains(path))
                .toList();
    }

    /** Something that happens beside an export. */
    interface Act {
        void act() throws Exception;
    }

    /** Acts beside the export as soon as so many requests for this path have arrived. */
    CompletableFuture<Void> meanwhile(int count, String path, Act act) {
        return CompletableFuture.runAsync(() -> {
            await(count + " requests for " + path)
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(50))
                    .until(() -> requests(path).size() >= count);
            try {
                act.act();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /** Changes the ledger, while a process has it open or not. */
    int change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ledger());
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Changes the ledger, and keeps the rows from everybody else for a while. */
    void hold(String sql, Duration time) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(ledger());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(sql);
            Thread.sleep(time.toMillis());
            connection.commit();
        }
    }

    /** Changes the ledger as soon as there is a row to change. */
    void changeWhenThereIsOne(String sql) {
        await("a row for: " + sql)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> change(sql) > 0);
    }

    /** The first column of the first row. */
    String value(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ledger());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    @Override
    public void close() throws IOException {
        simulator.close();
    }

    private String ledger() {
        return "jdbc:h2:file:" + folder.resolve("state/ledger") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static SimulatorOptions options() {
        return SimulatorOptions.defaults()
                .withClaims(Pipeline::claims)
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withProgressSteps(0);
    }
}
