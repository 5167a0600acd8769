package io.github.bcdacamel.routes;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The whole program in this process against a simulator of its own: what is set, then one export, then what is left. */
final class Pipeline {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final int LINES = 12;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "bcda.client-id", SimulatorOptions.DEFAULT_CLIENT_ID,
            "bcda.client-secret", SimulatorOptions.DEFAULT_CLIENT_SECRET,
            "bcda.export.types", "ExplanationOfBenefit",
            "bcda.export.attempts", "2",
            "bcda.poll.interval", "50ms",
            "bcda.poll.max-interval", "100ms",
            "bcda.tables.format", "none",
            "bcda.download.attempts", "2",
            "bcda.http.connect-timeout", "10s",
            "bcda.download.stall-timeout", "20s"));
    private SimulatorOptions options = SimulatorOptions.defaults()
            .withClaims(Pipeline::claims)
            .withEnrollees(4)
            .withEnrolleesPerFile(2)
            .withProgressSteps(1);
    private Consumer<Simulator> before = simulator -> {};
    private int exports = 1;

    Pipeline scenarios(String... scenarios) {
        options = options.withScenarios(scenarios);
        return this;
    }

    Pipeline simulator(UnaryOperator<SimulatorOptions> change) {
        options = change.apply(options);
        return this;
    }

    Pipeline set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** What somebody else does before the export. */
    Pipeline before(Consumer<Simulator> act) {
        before = act;
        return this;
    }

    /** How many exports one after the other, each by a start of its own; the last one is the run's. */
    Pipeline exports(int count) {
        exports = count;
        return this;
    }

    Run run(Path folder) throws Exception {
        Files.createDirectories(folder);
        String ledger = "jdbc:h2:file:" + folder.resolve("state/ledger");
        try (Simulator simulator = Simulator.start(options)) {
            before.accept(simulator);
            settings.putIfAbsent("bcda.base-url", simulator.baseUrl().toString());
            settings.putIfAbsent("bcda.landing.dir", folder.resolve("data").toString());
            settings.put("bcda.ledger.url", ledger);
            Settings read = new SettingsLoader(Map.of(), new Properties(), folder).read(settings);
            Outcome outcome = null;
            for (int n = 0; n < exports; n++) {
                try (Application application = Application.start(read, NOWHERE, false)) {
                    outcome = application.export("default");
                }
            }
            return new Run(
                    outcome,
                    simulator.baseUrl(),
                    simulator.requests(),
                    rows(ledger, "select * from exports order by id"),
                    rows(ledger, "select * from files order by export_id, name"),
                    folder.resolve("data"));
        }
    }

    private static List<Map<String, Object>> rows(String ledger, String select) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ledger);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new TreeMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** Lines that hardly shrink, so that a cut body is cut in the middle of something. */
    static int claims(int apiVersion, String type, int enrollee, OutputStream out) throws IOException {
        Random random = new Random(enrollee);
        for (int line = 0; line < LINES; line++) {
            byte[] noise = new byte[700];
            random.nextBytes(noise);
            out.write(("{\"id\":\"" + enrollee + "-" + line + "\",\"noise\":\""
                            + java.util.Base64.getEncoder().encodeToString(noise) + "\",\"resourceType\":\"" + type
                            + "\"}\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return LINES;
    }
}
