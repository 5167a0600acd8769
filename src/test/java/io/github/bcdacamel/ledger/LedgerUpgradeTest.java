package io.github.bcdacamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.WatchedDatabase;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger that is made or upgraded, and a process that ends in the middle of it: what the disk holds then opens again. */
class LedgerUpgradeTest {

    private static final String FIRST = "classpath:ledger/migrations";
    private static final String LATER = "classpath:ledger/later";
    private static final String BROKEN = "classpath:ledger/broken";

    private static final Pattern CHANGE = Pattern.compile("(?i)\\b(create|alter|update|insert)\\b");

    @TempDir
    private Path folder;

    @Test
    void a_process_that_is_killed_at_any_statement_of_a_new_ledger_leaves_one_that_can_be_made() throws Exception {
        List<Path> killed = new ArrayList<>();

        open(folder.resolve("new"), snapshots("new", killed, FIRST)).close();

        assertThat(killed).hasSizeGreaterThan(5);
        for (Path state : killed) {
            open(state, new LedgerSchema()).close();
            assertThat(names(state)).containsExactly("ledger.mv.db");
        }
    }

    @Test
    void a_process_that_is_killed_at_any_statement_of_an_upgrade_leaves_a_ledger_with_all_its_rows() throws Exception {
        Path state = folder.resolve("old");
        open(state, new LedgerSchema()).close();
        addExport(state);
        List<Path> killed = new ArrayList<>();

        open(state, snapshots("old", killed, FIRST, LATER)).close();

        assertThat(killed).hasSizeGreaterThan(3);
        killed.add(state);
        for (Path one : killed) {
            open(one, new LedgerSchema(database -> database, FIRST, LATER)).close();
            assertThat(value(one, "select later_one from exports")).isEqualTo("later");
            assertThat(names(one)).containsExactly("ledger.before-upgrade.mv.db", "ledger.mv.db");
        }
    }

    @Test
    void an_upgrade_that_fails_leaves_the_ledger_as_it_was() throws Exception {
        Path state = folder.resolve("state");
        open(state, new LedgerSchema()).close();
        addExport(state);

        ExportFailure failure = refused(state, new LedgerSchema(database -> database, FIRST, BROKEN));

        assertThat(failure).hasMessageContaining("nothing changed");
        open(state, new LedgerSchema()).close();
        assertThat(value(state, "select id from exports")).isEqualTo("20261126T000000Z");
        assertThat(names(state)).containsExactly("ledger.mv.db");
    }

    @Test
    void a_disk_that_is_full_when_a_ledger_is_made_is_named_and_the_next_start_makes_it() throws Exception {
        Path state = folder.resolve("state");
        LedgerSchema full = new LedgerSchema(
                database -> WatchedDatabase.of(database, sql -> {
                    if (sql.contains("create table files")) {
                        throw new SQLException(
                                "IO Exception", new FileSystemException("x", null, "No space left on device"));
                    }
                }),
                FIRST);

        ExportFailure failure = refused(state, full);

        assertThat(failure).hasMessageContaining("The disk is full: make room");
        assertThat(names(state)).isEmpty();
        open(state, new LedgerSchema()).close();
    }

    @Test
    void a_ledger_that_an_earlier_version_was_killed_in_the_middle_of_is_made_anew() throws Exception {
        Path state = folder.resolve("state");
        open(state, new LedgerSchema()).close();
        change(state, "drop table firings");
        change(state, "delete from \"flyway_schema_history\"");

        open(state, new LedgerSchema()).close();

        assertThat(value(state, "select count(*) from firings")).isEqualTo("0");
    }

    @Test
    void a_ledger_that_is_open_is_not_upgraded() throws Exception {
        Path state = folder.resolve("state");
        try (Ledger open = open(state, new LedgerSchema())) {
            ExportFailure failure = refused(state, new LedgerSchema(database -> database, FIRST, LATER));

            assertThat(failure).hasMessageContaining("Another process has the ledger open");
            assertThat(open.isEmbedded()).isTrue();
        }
    }

    @Test
    void a_ledger_with_the_migrations_of_the_program_needs_no_other_look() throws Exception {
        Path state = folder.resolve("state");
        open(state, new LedgerSchema()).close();

        assertThat(isPresent(state)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours", "ours,public"})
    void a_ledger_in_another_schema_of_the_database_is_not_taken_for_this_one(String searchPath) throws Exception {
        String url = PostgresServer.database("two_ledgers");
        LedgerSchema schema = new LedgerSchema();
        schema.apply(new DriverManagerDataSource(url, PostgresServer.USER, ""));
        DriverManagerDataSource ours =
                new DriverManagerDataSource(url + "?currentSchema=" + searchPath, PostgresServer.USER, "");
        JdbcClient.create(ours).sql("create schema ours").update();

        assertThat(schema.isPresent(ours)).isFalse();

        schema.apply(ours);

        assertThat(schema.isPresent(ours)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update \"flyway_schema_history\" set \"checksum\" = 1",
                "update \"flyway_schema_history\" set \"success\" = false",
                "update \"flyway_schema_history\" set \"version\" = '2' where \"version\" = '1'",
                "delete from \"flyway_schema_history\"",
                "drop table \"flyway_schema_history\""
            })
    void a_ledger_with_other_migrations_is_looked_at(String change) throws Exception {
        Path state = folder.resolve("state");
        open(state, new LedgerSchema()).close();

        change(state, change);

        assertThat(isPresent(state)).isFalse();
    }

    private static boolean isPresent(Path state) throws Exception {
        return new LedgerSchema().isPresent(new DriverManagerDataSource(url(state)));
    }

    /** What the disk holds after each statement that changes something, as a process that is killed there would leave it. */
    private LedgerSchema snapshots(String name, List<Path> taken, String... migrations) {
        return new LedgerSchema(
                database -> WatchedDatabase.of(database, sql -> {
                    if (CHANGE.matcher(sql).find()) {
                        Path copy = folder.resolve("killed-" + name + "-" + taken.size());
                        copy(folder.resolve(name), copy);
                        taken.add(copy);
                    }
                }),
                migrations);
    }

    private static Ledger open(Path state, LedgerSchema schema) {
        return Ledger.open(url(state), "", "", Duration.ofSeconds(5), "worker", schema);
    }

    private static ExportFailure refused(Path state, LedgerSchema schema) {
        return catchThrowableOfType(ExportFailure.class, () -> open(state, schema));
    }

    private static String url(Path state) {
        return "jdbc:h2:file:" + state.resolve("ledger");
    }

    private static void addExport(Path state) throws SQLException {
        change(
                state,
                "insert into exports (feed, id, state, scope, request_url)"
                        + " values ('default', '20261126T000000Z', 'finished', 'all', 'https://bcda/$export')");
    }

    private static void change(Path state, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(state));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String value(Path state, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(state));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static List<String> names(Path state) throws IOException {
        if (!Files.isDirectory(state)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(state)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".trace.db"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
