package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables as a stage of an export: what stands there in the end, and what happens when they cannot be built. */
class TabledExportTest {

    @TempDir
    private Path folder;

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

    private Outcome run(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.tables.format",
                "parquet",
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
