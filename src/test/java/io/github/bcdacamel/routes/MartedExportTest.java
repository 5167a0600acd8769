package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.marts.FeedScene;
import io.github.bcdacamel.marts.MartSet;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.LogLines;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marts follow each export, and never get in its way. */
class MartedExportTest {

    @TempDir
    private Path folder;

    private Simulator simulator;
    private Path sql;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withProgressSteps(1));
        sql = FeedScene.sql(
                folder.resolve("sql"),
                Map.of("people", "create table people as select distinct patient_id from patient"));
    }

    @AfterEach
    void stopSimulator() throws Exception {
        simulator.close();
    }

    @Test
    void an_export_is_followed_by_the_marts_of_all_loads() throws Exception {
        assertThat(run(Map.of()).exitCode()).isZero();
        MartSet first = feed().marts().orElseThrow();
        assertThat(run(Map.of("bcda.export.since", "none")).exitCode()).isZero();
        MartSet second = feed().marts().orElseThrow();

        assertThat(first.loads()).hasSize(1);
        assertThat(second.loads()).hasSize(2);
        assertThat(new FeedScene(folder.resolve("data/default")).ask("select count(*) from people"))
                .containsExactly(List.of("2"));
        assertThat(new LandingFolder(folder.resolve("data")).exports())
                .hasSize(2)
                .allSatisfy(export -> assertThat(LandingFolder.problems(export)).isEmpty());
    }

    @Test
    void marts_that_were_not_built_are_built_after_the_next_export() throws Exception {
        run(Map.of("bcda.marts.build", "none"));
        assertThat(feed().marts()).isEmpty();

        run(Map.of());

        assertThat(feed().marts().orElseThrow().loads()).hasSize(2);
    }

    @Test
    void marts_that_are_built_no_longer_are_told_as_long_as_they_are_there() throws Exception {
        run(Map.of());

        try (LogLines log = new LogLines()) {
            run(Map.of("bcda.marts.build", "none"));

            assertThat(log.tell("are of earlier exports, and with these settings none are built"))
                    .isTrue();
        }
    }

    @Test
    void a_full_export_says_who_joined_and_left() throws Exception {
        Map<String, String> settings =
                Map.of("bcda.marts.sql", "", "bcda.marts.build", "population_change", "bcda.export.since", "none");
        run(settings);

        try (LogLines log = new LogLines()) {
            run(settings);

            assertThat(log.tell("of 2 loads; 2 enrollees, 0 joined, 0 left, see "))
                    .isTrue();
        }
        assertThat(feed().marts().orElseThrow().roster().loadId())
                .isEqualTo(new LandingFolder(folder.resolve("data"))
                        .exports()
                        .get(1)
                        .getFileName()
                        .toString());
    }

    @Test
    void a_mart_that_cannot_be_built_is_told_and_the_export_is_finished() throws Exception {
        FeedScene.sql(sql, Map.of("broken", "create table broken as select nothing from people"));

        try (LogLines log = new LogLines()) {
            Outcome outcome = run(Map.of());

            assertThat(outcome.exitCode()).isZero();
            assertThat(String.join("\n", log.all()))
                    .contains("The mart broken cannot be built: Binder Error: Referenced column \"nothing\" not found")
                    .contains("then build again: marts");
        }
        assertThat(feed().marts()).isEmpty();
        assertThat(LandingFolder.problems(new LandingFolder(folder.resolve("data")).export()))
                .isEmpty();
    }

    @Test
    void a_file_that_is_no_mart_stops_the_start() throws Exception {
        FeedScene.sql(sql, Map.of("broken", "select 1"));

        assertThatThrownBy(() -> run(Map.of()))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("broken.sql is not one statement of the form: create table broken as select");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void the_population_report_of_two_people_says_nothing_of_them(String version) throws Exception {
        run(Map.of("bcda.marts.sql", "", "bcda.export.types", "", "bcda.api-version", version));

        String page = Files.readString(feed().report().orElseThrow());

        assertThat(page).contains("Claims by standing", "&lt;11").doesNotContain("Left out");
        assertThat(page).doesNotContainPattern("<td class=\"number\">([1-9]|10|\\$[1-9].*)</td>");
        for (List<String> person :
                new FeedScene(folder.resolve("data/default")).ask("select patient_id, name_family from patient")) {
            assertThat(person).noneMatch(word -> page.contains(">" + word + "<"));
        }
    }

    private FeedFolder feed() {
        return new FeedFolder(folder.resolve("data/default"));
    }

    private Outcome run(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.tables.format",
                "parquet",
                "bcda.marts.build",
                "all",
                "bcda.marts.sql",
                sql.toString(),
                "bcda.profile.enabled",
                "false",
                "bcda.export.types",
                "Patient"));
        settings.putAll(more);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        try (Application application =
                Application.start(SimulatedSettings.of(simulator, folder, settings), nowhere, false)) {
            return application.export("default");
        }
    }
}
