package io.github.bcdacamel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.marts.FeedScene;
import io.github.bcdacamel.testing.PostgresServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real PostgreSQL refuses is told in words that say what to do and hold no data; what was there before stays. */
class PostgresRefusalIT {

    private static final String LOAD = "20261122T020000Z";
    private static final String NEXT = "20261129T020000Z";
    private static final String SECRET_ID = "patient-4711";

    @TempDir
    private Path folder;

    private DatabaseScene scene;

    @BeforeEach
    void makeDatabase(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        scene = new DatabaseScene(folder, "refuse_" + Integer.toHexString(name.hashCode()));
        scene.feed.patients(LOAD, SECRET_ID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://no-such-host.invalid/claims | the name of its host cannot be found
                    jdbc:postgresql://127.0.0.1:1/claims?secret=a | the connection was refused
                    jdbc:postgresql://127.0.0.1:PORT/nothing      | there is no such database (database "nothing" does not exist, SQLSTATE 3D000)
                    """)
    void a_database_that_cannot_be_reached(String url, String reason) throws Exception {
        String place = url.replace("PORT", Integer.toString(PostgresServer.port()));

        assertThatThrownBy(() -> scene.filler(place, PostgresServer.USER).fill(scene.feed.feed, what -> {}))
                .isInstanceOfSatisfying(
                        ExportFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(14))
                .hasMessageStartingWith("PostgreSQL did not get all tables and marts (bcda.database.url = "
                        + place.replaceFirst("\\?.*", "") + ", schema bcda_default), because " + reason)
                .hasMessageEndingWith("brings what is missing.");
    }

    @Test
    void a_user_that_is_not_known() throws Exception {
        assertThatThrownBy(() -> scene.filler(scene.url, "nobody_here").fill(scene.feed.feed, what -> {}))
                .hasMessageContaining("because it rejected the user or the password")
                .hasMessageContaining("Check bcda.database.user, BCDA_DATABASE_PASSWORD");
    }

    @Test
    void a_user_without_the_right_to_create_is_told_which_and_one_with_it_needs_no_other() throws Exception {
        PostgresServer.execute("drop role if exists loader");
        PostgresServer.execute("create role loader login");
        DatabaseFiller filler = scene.filler(scene.url, "loader");

        DatabaseOptions options = new DatabaseOptions(scene.url, "loader", "", DatabaseScene.SCHEMA);
        assertThatThrownBy(() -> DatabaseProbe.of(options))
                .hasMessageContaining("because the user may not create tables in the schema, which is not there");
        assertThatThrownBy(() -> filler.fill(scene.feed.feed, what -> {}))
                .hasMessageContaining("because the user lacks a right (permission denied for database ")
                .hasMessageContaining("SQLSTATE 42501). Grant it as docs/database.md has it");

        scene.execute("create schema bcda_default");
        assertThatThrownBy(() -> filler.fill(scene.feed.feed, what -> {}))
                .hasMessageContaining("permission denied for schema bcda_default");
        assertThatThrownBy(() -> DatabaseProbe.of(options))
                .hasMessageContaining("because the user may not create tables in the schema. Grant it");

        scene.execute("grant usage, create on schema bcda_default to loader");
        assertThat(filler.fill(scene.feed.feed, what -> {}).loads()).containsExactly(LOAD);
        assertThat(DatabaseProbe.of(options)).isEqualTo("It can be filled (" + options + "); loads there: 1.");
        scene.execute("drop owned by loader");
    }

    @Test
    void a_database_of_another_encoding() throws Exception {
        String name = scene.url.replaceFirst(".*/", "");
        PostgresServer.execute("drop database " + name + " with (force)");
        PostgresServer.execute(
                "create database " + name + " encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");

        assertThatThrownBy(scene::fill).hasMessageContaining("because the encoding of the database is LATIN1");
    }

    @Test
    void a_row_that_is_refused_is_not_quoted() throws Exception {
        scene.fill();
        scene.feed.patients(NEXT, SECRET_ID, SECRET_ID + "-b");
        for (String rule : List.of(
                "alter table patient add constraint rule check (load_id < '20261123')",
                "create unique index rule on patient (patient_id)",
                "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no %', new.patient_id; end $$;"
                        + " create trigger rule before insert on patient for each row execute function refuse()")) {
            scene.execute(rule);

            ExportFailure failure = catchThrowableOfType(ExportFailure.class, scene::fill);

            StringWriter all = new StringWriter();
            failure.printStackTrace(new PrintWriter(all));
            assertThat(all.toString())
                    .contains("at the load " + NEXT + ", table patient), because it refused a statement (SQLSTATE ")
                    .doesNotContain(SECRET_ID);
            scene.execute("alter table patient drop constraint if exists rule; drop index if exists rule");
        }
        assertThat(scene.ask("select load_id from _load")).containsExactly(List.of(LOAD));
    }

    @Test
    void a_table_that_somebody_has_locked_is_not_waited_for_without_end() throws Exception {
        scene.fill();
        scene.feed.patients(LOAD, "b");
        try (Connection other = DriverManager.getConnection(scene.url, PostgresServer.USER, "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table bcda_default.patient in exclusive mode");

            assertThatThrownBy(scene::fill)
                    .hasMessageContaining("table patient), because a statement waited too long for somebody's lock")
                    .hasMessageContaining("pg_locks");
        }
        assertThat(scene.fill().loads()).containsExactly(LOAD);
    }

    @Test
    void a_process_that_fills_the_schema_is_waited_for_but_not_for_ever() throws Exception {
        DatabaseFiller hasty = new DatabaseFiller(
                new DatabaseOptions(
                        scene.url,
                        PostgresServer.USER,
                        "",
                        DatabaseScene.SCHEMA,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1)),
                FeedScene.ENGINE,
                FeedScene.tables(),
                false);
        try (Connection other = DriverManager.getConnection(scene.url, PostgresServer.USER, "");
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('bcda-camel bcda_default', 0))");

            assertThatThrownBy(() -> hasty.fill(scene.feed.feed, what -> {}))
                    .hasMessageContaining("because another process has been filling this schema for 1 seconds");
        }
    }

    @Test
    void a_part_that_is_damaged_is_not_brought() throws Exception {
        Path part = scene.feed.feed.tables().resolve("patient/export=" + LOAD + "/part-0000.parquet");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);

        assertThatThrownBy(scene::fill).hasMessageContaining(part + " is not, or no longer, what was built");
        assertThat(scene.ask("select count(*) from _load")).containsExactly(List.of("0"));
    }

    @Test
    void readers_see_all_marts_from_before_or_all_new_ones() throws Exception {
        scene.marts(folder.resolve("sql"), Map.of("one", mart("one", "1"), "two", mart("two", "1")));
        scene.fill();
        scene.marts(folder.resolve("sql"), Map.of("one", mart("one", "2"), "two", mart("two", "2")));
        String both = "select a.value, b.value from bcda_default.one a cross join bcda_default.two b";
        List<List<String>> seen;
        try (Connection reader = DriverManager.getConnection(scene.url, PostgresServer.USER, "");
                Statement statement = reader.createStatement()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            DatabaseScene.rows(statement, both);

            scene.fill();

            seen = DatabaseScene.rows(statement, both);
            reader.rollback();
        }
        assertThat(seen).containsExactly(List.of("1", "1"));
        assertThat(scene.ask(both)).containsExactly(List.of("2", "2"));
    }

    @Test
    void a_view_of_a_mart_survives_new_rows_and_stops_new_columns() throws Exception {
        Path sql = folder.resolve("sql");
        scene.marts(sql, Map.of("one", mart("one", "1"), "two", mart("two", "1")));
        scene.fill();
        scene.execute("create view mine as select value from two");
        scene.marts(sql, Map.of("one", mart("one", "2"), "two", mart("two", "2")));
        scene.fill();
        assertThat(scene.ask("select value from mine")).containsExactly(List.of("2"));

        scene.marts(sql, Map.of("one", mart("one", "3"), "two", mart("two", "3, 'x' as more")));

        assertThatThrownBy(scene::fill)
                .hasMessageContaining("at the mart two), because the columns of a mart have changed")
                .hasMessageContaining("view bcda_default.mine depends on table bcda_default.two");
        assertThat(scene.ask("select value from one union all select value from mine"))
                .containsExactly(List.of("2"), List.of("2"));

        scene.execute("drop view mine");
        assertThat(scene.fill().marts()).containsExactly("one", "two");
        assertThat(scene.ask("select * from two")).containsExactly(List.of("3", "x"));
    }

    @Test
    void a_mart_that_is_built_no_more_goes_and_a_table_of_somebody_stays() throws Exception {
        Path sql = folder.resolve("sql");
        scene.marts(sql, Map.of("one", mart("one", "1"), "two", mart("two", "1")));
        scene.fill();
        Files.delete(sql.resolve("two.sql"));
        scene.marts(sql, Map.of("three", mart("three", "1")));
        scene.execute("create table three (mine integer)");

        assertThatThrownBy(scene::fill).hasMessageContaining("because the schema has a table three that is no mart");
        scene.execute("alter table three rename to theirs");

        assertThat(scene.fill().marts()).containsExactly("three", "two");
        assertThat(scene.ask("select name from _mart order by 1")).containsExactly(List.of("one"), List.of("three"));
        assertThat(scene.ask("select to_regclass('two') is null, to_regclass('theirs') is null"))
                .containsExactly(List.of("t", "f"));
    }

    private static String mart(String name, String value) {
        return "create table " + name + " as select " + value.replaceFirst("^(\\d)", "$1 as value");
    }
}
