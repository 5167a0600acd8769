package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.marts.FeedScene;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.LogLines;
import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A PostgreSQL gets what each export brings; one that is away changes the exit code and nothing else. */
class FilledDatabaseIT {

    private static final String AWAY = "jdbc:postgresql://127.0.0.1:1/claims";

    @TempDir
    private Path folder;

    private Simulator simulator;
    private Path sql;
    private String database;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withProgressSteps(1));
        sql = FeedScene.sql(
                folder.resolve("sql"),
                Map.of("people", "create table people as select distinct patient_id from patient"));
        database = PostgresServer.database("filled");
    }

    @AfterEach
    void stopSimulator() throws Exception {
        simulator.close();
    }

    @Test
    void an_export_is_in_the_database_when_it_is_reported() throws Exception {
        try (LogLines log = new LogLines()) {
            assertThat(run(Map.of("bcda.database.url", database)).exitCode()).isZero();

            assertThat(String.join("\n", log.all()))
                    .contains("Feed default is in PostgreSQL, schema bcda_default of " + database + ": 1 load with ")
                    .contains(" and 1 mart were brought");
        }
        assertThat(PostgresServer.value(database, "select count(*) from bcda_default.people"))
                .isEqualTo("2");
    }

    @Test
    void a_database_that_is_away_makes_the_exit_code_and_the_next_export_makes_up_for_it() throws Exception {
        Outcome away = run(Map.of("bcda.database.url", AWAY));

        assertThat(away.exitCode()).isEqualTo(14);
        assertThat(away.message())
                .contains("is delivered and verified in ")
                .contains("PostgreSQL did not get all tables and marts (bcda.database.url = " + AWAY)
                .contains("the connection was refused");
        assertThat(away.isDelivered()).isTrue();
        assertThat(LandingFolder.problems(new LandingFolder(folder.resolve("data")).export()))
                .isEmpty();
        assertThat(ledger("select concat(state, ' ', since_advanced, ' ', exit_code) from exports"))
                .isEqualTo("finished TRUE 0");

        assertThat(run(Map.of("bcda.database.url", database)).exitCode()).isZero();

        assertThat(simulator.requests().stream()
                        .filter(request -> request.target().contains("_since=")))
                .hasSize(1);
        assertThat(PostgresServer.value(database, "select count(*) from bcda_default._load"))
                .isEqualTo("2");
    }

    @Test
    void the_command_brings_what_earlier_exports_have_and_the_next_time_nothing() throws Exception {
        assertThat(run(Map.of()).exitCode()).isZero();

        assertThat(command("bcda.database.url=" + database))
                .startsWith("0 1 of 1 load brought, ")
                .contains("1 mart brought");
        assertThat(command("bcda.database.url=" + database)).startsWith("0 0 of 1 load brought, 0 rows");
        assertThat(command("bcda.database.url=")).startsWith("2 ").contains("There is no database to load into");
        assertThat(command("bcda.database.url=" + AWAY)).startsWith("14 ").contains("the connection was refused");
    }

    private String command(String setting) {
        StringWriter said = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        int code = commands.execute(
                "load-database",
                "--set",
                setting,
                "--set",
                "bcda.database.user=" + PostgresServer.USER,
                "--set",
                "bcda.landing.dir=" + folder.resolve("data"));
        return code + " " + said;
    }

    private String ledger(String query) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("state/ledger"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Outcome run(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.tables.format",
                "parquet",
                "bcda.marts.sql",
                sql.toString(),
                "bcda.profile.enabled",
                "false",
                "bcda.database.user",
                PostgresServer.USER,
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
