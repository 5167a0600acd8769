package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables as a stage of an export: what stands there in the end, and what happens when they cannot be built. */
class TabledExportTest {

    @TempDir
    private Path folder;

    private final StringWriter verified = new StringWriter();
    private Simulator simulator;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withProgressSteps(1));
    }

    @AfterEach
    void stopSimulator() throws Exception {
        simulator.close();
    }

    @Test
    void a_finished_export_has_a_load_of_which_its_receipt_tells() throws Exception {
        Outcome outcome = run(Map.of());

        Path export = export();
        Load load = load(export);
        Receipt receipt = ReceiptFile.read(export);
        assertThat(outcome.exitCode()).isZero();
        assertThat(receipt.tables().rows())
                .containsEntry("patient", 2L)
                .containsEntry(
                        "claim", receipt.totals().get("ExplanationOfBenefit").lines());
        assertThat(receipt.tables().rejectedLines()).isZero();
        assertThat(load.transactionTime()).isEqualTo(receipt.job().transactionTime());
        assertThat(tables().resolve("_schema/duckdb.sql")).content().contains("CREATE OR REPLACE VIEW \"claim\"");
        assertThat(LandingFolder.problems(export)).isEmpty();
    }

    @Test
    void each_export_has_a_load_of_its_own_beside_the_ones_before() throws Exception {
        run(Map.of());
        run(Map.of("bcda.export.since", "none"));

        assertThat(exports()).hasSize(2);
        for (Path export : exports()) {
            assertThat(LandingFolder.problems(export)).isEmpty();
            assertThat(tables().resolve("claim/export=" + export.getFileName() + "/part-0000.parquet"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void an_export_is_finished_without_tables_that_cannot_be_built_unless_the_settings_say_otherwise()
            throws Exception {
        Files.createDirectories(tables().getParent());
        Files.createFile(tables());

        Outcome held = run(Map.of("bcda.tables.on-failure", "fail"));
        boolean marked = Files.exists(export().resolve("_SUCCESS"));
        Outcome finished = run(Map.of());

        assertThat(held.exitCode()).isEqualTo(17);
        assertThat(held.message()).contains("has no tables").contains("--set bcda.tables.on-failure=warn");
        assertThat(marked).isFalse();
        assertThat(finished.exitCode()).isZero();
        assertThat(exports()).hasSize(1);
        assertThat(ReceiptFile.read(export()).tables()).isNull();
        assertThat(LandingFolder.problems(export())).isEmpty();
    }

    @Test
    void tables_that_could_not_be_built_are_built_by_the_next_run() throws Exception {
        Files.createDirectories(tables().getParent());
        Files.createFile(tables());
        run(Map.of("bcda.tables.on-failure", "fail"));
        Files.delete(tables());

        Outcome outcome = run(Map.of("bcda.tables.on-failure", "fail"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(exports()).hasSize(1);
        assertThat(load(export()).records()).isPositive();
        assertThat(LandingFolder.problems(export())).isEmpty();
    }

    @Test
    void v1_has_no_tables_and_everything_else() throws Exception {
        Outcome outcome = run(Map.of("bcda.api-version", "v1", "bcda.tables.on-failure", "fail"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(tables()).doesNotExist();
        assertThat(LandingFolder.problems(export())).isEmpty();
    }

    @Test
    void nothing_is_built_where_it_is_switched_off() throws Exception {
        run(Map.of("bcda.tables.format", "none"));

        assertThat(tables()).doesNotExist();
        assertThat(ReceiptFile.read(export()).tables()).isNull();
    }

    @Test
    void a_view_that_cannot_be_used_stops_the_start_and_names_the_place() throws Exception {
        Path views = Files.createDirectories(folder.resolve("views"));
        Files.writeString(
                views.resolve("visits.json"),
                "{\"name\": \"visits\", \"resource\": \"ExplanationOfBenefit\", \"select\": [{\"column\":"
                        + " [{\"name\": \"day\", \"path\": \"billablePeriod.begin().x\"}]}]}");

        assertThatThrownBy(() -> run(Map.of("bcda.tables.views", views.toString())))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("visits.json, column \"day\", character 16")
                .hasMessageContaining("there is no function \"begin\"");
    }

    @Test
    void verify_proves_the_tables_with_their_export() throws Exception {
        run(Map.of());
        Path export = export();
        Path loadFile = tables().resolve(Load.fileName(export.getFileName().toString()));

        assertThat(verify(export)).isZero();
        assertThat(verified.toString()).contains("the load " + export.getFileName() + " is whole");

        Files.delete(loadFile);
        assertThat(verify(export)).isEqualTo(13);
        assertThat(verified.toString()).contains("FAIL", "so the tables of " + export.getFileName() + " are no load");

        DurableFiles.deleteTree(tables());
        assertThat(verify(export)).isZero();
        assertThat(verified.toString()).contains("warn", "its receipt speaks of tables, and beside it there are none");
    }

    private int verify(Path export) {
        verified.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(verified);
        return Main.commandLine().setOut(writer).setErr(writer).execute("verify", export.toString());
    }

    @Test
    void a_landed_file_that_is_not_what_was_received_is_no_export_and_has_no_tables() throws Exception {
        Outcome outcome = run(Map.of("bcda.routes", "file:" + damagingRoutes() + "/*.camel.yaml"));

        assertThat(outcome.exitCode()).as(outcome.message()).isEqualTo(13);
        assertThat(outcome.message()).contains("was changed since it was received", "No tables were built of it.");
        assertThat(export().resolve("_SUCCESS")).doesNotExist();
        assertThat(tables().resolve("_loads")).doesNotExist();
        assertThat(state()).isEqualTo("finishing");

        assertThat(run(Map.of()).exitCode()).isZero();
        assertThat(exports()).hasSize(1);
        assertThat(LandingFolder.problems(export())).isEmpty();
    }

    /** As a disk may do it between the last look at the files and the tables. */
    public static final class Damage {

        public void change(String name) throws IOException {
            Path file = Path.of(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    private Path damagingRoutes() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        String before = "        - to: direct:build-tables\n";
        String damage = """
                        - bean:
                            beanType: %s
                            method: change('%s/${variable.export.feed}/${variable.export.id}/ndjson/Patient.0001.ndjson')
                """.formatted(Damage.class.getName(), folder.resolve("data"));
        try (Stream<Path> all = Files.list(Path.of("routes/feed"))) {
            for (Path route : all.toList()) {
                String text = Files.readString(route);
                Files.writeString(routes.resolve(route.getFileName()), text.replace(before, damage + before));
            }
        }
        return routes;
    }

    private String state() throws SQLException {
        try (Connection ledger = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("state/ledger"));
                ResultSet row = ledger.createStatement().executeQuery("select state from exports")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private Outcome run(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.tables.format",
                "parquet",
                "bcda.marts.build",
                "none",
                "bcda.profile.enabled",
                "false",
                "bcda.export.types",
                "Patient,ExplanationOfBenefit"));
        settings.putAll(more);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        try (Application application =
                Application.start(SimulatedSettings.of(simulator, folder, settings), nowhere, false)) {
            return application.export("default");
        }
    }

    private Load load(Path export) throws Exception {
        return Load.read(Files.readAllBytes(
                tables().resolve(Load.fileName(export.getFileName().toString()))));
    }

    private Path tables() {
        return folder.resolve("data/default/tables");
    }

    private Path export() throws Exception {
        List<Path> exports = exports();
        assertThat(exports).hasSize(1);
        return exports.get(0);
    }

    private List<Path> exports() throws Exception {
        return new LandingFolder(folder.resolve("data")).exports();
    }
}
