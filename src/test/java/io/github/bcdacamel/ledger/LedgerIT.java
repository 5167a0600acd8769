package io.github.bcdacamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes' statements on both databases: who may hold what, and who no longer. */
class LedgerIT {

    private static final Pattern PARAMETER = Pattern.compile(":#(?:in:)?(?:\\$\\{variable\\.([^}]*)}|([A-Za-z]+))");
    private static final int RIVALS = 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void an_export_is_claimed_by_one_of_many(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, null);

            assertThat(rivals(ledger, "claim-export.sql")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_file_is_begun_by_one_of_many(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "opener");
            addFile(ledger, "a", "-1");

            assertThat(rivals(ledger, "start-file.sql")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_driven_export_is_left_to_its_driver(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            ask(ledger, "claim-export.sql", values("driver"));

            assertThat(ask(ledger, "claim-export.sql", values("other"))).isZero();
            assertThat(ask(ledger, "take-over-export.sql", values("other"))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void an_export_whose_driver_is_silent_is_taken_over_and_finished_by_the_other_alone(String database)
            throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            execute(ledger, "update exports set lease_until = current_timestamp - interval '1' second");

            assertThat(ask(ledger, "take-over-export.sql", values("other"))).isEqualTo(1);
            assertThat(ask(ledger, "begin-finish.sql", values("driver"))).isZero();
            assertThat(ask(ledger, "begin-finish.sql", values("other"))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "h2, fail-export.sql, downloading", "postgresql, fail-export.sql, downloading",
        "h2, keep-export.sql, downloading", "postgresql, keep-export.sql, downloading",
        "h2, finish-export.sql, finishing", "postgresql, finish-export.sql, finishing"
    })
    void an_export_is_ended_by_its_driver_alone(String database, String statement, String state) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            execute(ledger, "update exports set state = '" + state + "'");

            assertThat(ask(ledger, statement, values("other"))).isZero();
            assertThat(ask(ledger, statement, values("driver"))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_file_whose_lease_has_ended_is_verified_by_nobody(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            ask(ledger, "start-file.sql", values("driver"));
            execute(ledger, "update files set lease_until = current_timestamp - interval '1' second");

            assertThat(ask(ledger, "verify-file.sql", values("driver"))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_file_that_failed_is_free_for_others_at_once(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            ask(ledger, "start-file.sql", values("driver"));
            ask(ledger, "release-file.sql", values("driver"));

            assertThat(ask(ledger, "start-file.sql", values("other"))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void files_are_due_when_their_pause_is_over_the_least_tried_first(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            addFile(ledger, "b", "-1");
            addFile(ledger, "c", "3600");
            execute(ledger, "update files set attempts = 1 where name = 'a'");

            assertThat(names(ledger)).containsExactly("b", "a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void no_more_files_are_due_than_the_queue_has_room_for(String database) throws Exception {
        try (Ledger ledger = ledger(database, "driver")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            addFile(ledger, "b", "-1");
            addFile(ledger, "c", "-1");
            ask(ledger, "queue-files.sql", values("driver"));

            assertThat(names(ledger)).containsExactly("b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_file_of_ours_that_nobody_here_is_at_is_due_at_once(String database) throws Exception {
        try (Ledger ledger = ledger(database, "driver")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            Map<String, Object> queued = values("driver");
            ask(ledger, "queue-files.sql", queued);

            assertThat(names(ledger)).isEmpty();
            assertThat(ask(ledger, "queue-files.sql", queued)).isZero();

            queued.put("held", "|");
            assertThat(names(ledger, "|")).containsExactly("a");
            assertThat(ask(ledger, "queue-files.sql", queued)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void files_are_held_for_one_queue_and_only_what_is_not_in_it_yet_gets_there(String database) throws Exception {
        try (Ledger ledger = ledger(database, "driver")) {
            openExport(ledger, "driver");
            for (String name : List.of("a", "b", "c")) {
                addFile(ledger, name, "-1");
            }
            Map<String, Object> other = values("other");
            other.put("names", List.of("b"));
            ask(ledger, "queue-files.sql", other);
            Map<String, Object> all = values("driver");
            all.put("names", List.of("a", "b", "c"));

            assertThat(ask(ledger, "queue-files.sql", all)).isEqualTo(2);

            assertThat(names(ledger, "queued-files.sql", "|")).containsExactly("a", "c");
            assertThat(names(ledger, "queued-files.sql", "|e1/a|")).containsExactly("c");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void an_attempt_that_is_begun_again_because_no_answer_came_counts_once(String database) throws Exception {
        try (Ledger ledger = ledger(database, "driver")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            ask(ledger, "start-file.sql", values("driver"));

            assertThat(ask(ledger, "start-file.sql", values("driver"))).isEqualTo(1);
            assertThat(execute(ledger, "update files set attempts = 0 where attempts = 1"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_process_that_ends_gives_back_what_it_holds(String database) throws Exception {
        try (Ledger ending = ledger(database, "driver")) {
            openExport(ending, "driver");
        }

        try (Ledger ledger = Ledger.open(url(database), user(database), "", Duration.ofSeconds(30), "other")) {
            assertThat(ask(ledger, "claim-export.sql", values("other"))).isEqualTo(1);
        }
    }

    @Test
    void a_wrong_password_is_told_apart_and_told_to_nobody() throws Exception {
        PostgresServer.execute("create role stranger");

        assertThatThrownBy(() -> Ledger.open(url("postgresql"), "stranger", "sesame", Duration.ofSeconds(30), "worker"))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("bcda.ledger.user")
                .hasMessageNotContaining("sesame");
    }

    @ParameterizedTest
    @CsvSource({"h2, default, 1", "h2, other, 0", "postgresql, default, 1", "postgresql, other, 0"})
    void a_heartbeat_keeps_what_the_process_is_at_work_on_of_the_feed(String database, String feed, int kept)
            throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            ask(ledger, "start-file.sql", values("driver"));
            Map<String, Object> heartbeat = values("driver");
            heartbeat.put("global:feed", feed);
            heartbeat.put("held", "|" + heartbeat.get("export.id") + "/b|" + heartbeat.get("export.id") + "/a|");

            assertThat(ask(ledger, "heartbeat-exports.sql", heartbeat)).isEqualTo(kept);
            assertThat(ask(ledger, "heartbeat-files.sql", heartbeat)).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_heartbeat_lets_a_file_end_that_nobody_is_at_work_on(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, "driver");
            addFile(ledger, "a", "-1");
            ask(ledger, "start-file.sql", values("driver"));
            Map<String, Object> heartbeat = values("driver");
            heartbeat.put("held", "|");

            assertThat(ask(ledger, "heartbeat-files.sql", heartbeat)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_firing_is_acted_upon_by_one_of_many(String database) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            assertThat(rivals(ledger, "claim-firing.sql")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "h2, 13, 3600, true",
        "h2, 13, 60, false",
        "h2, 10, 3600, false",
        "h2, null, 0, true",
        "postgresql, 13, 3600, true",
        "postgresql, 13, 60, false",
        "postgresql, 10, 3600, false",
        "postgresql, null, 0, true"
    })
    void an_open_export_is_resumed_by_itself_a_while_after_what_a_repetition_can_mend(
            String database, String exitCode, int secondsAgo, boolean resumed) throws Exception {
        try (Ledger ledger = ledger(database, "opener")) {
            openExport(ledger, null);
            execute(
                    ledger,
                    "update exports set exit_code = " + exitCode + ", stopped_at = current_timestamp - interval '"
                            + secondsAgo + "' second");

            assertThat(found(ledger, "find-export-to-resume.sql")).isEqualTo(resumed);
        }
    }

    private boolean found(Ledger ledger, String statement) throws Exception {
        try (Connection connection = ledger.database().getConnection();
                PreparedStatement prepared = prepared(connection, statement, values("any"));
                ResultSet rows = prepared.executeQuery()) {
            return rows.next();
        }
    }

    private int rivals(Ledger ledger, String statement) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                Map<String, Object> values = values("rival-" + i);
                tasks.add(() -> ask(ledger, statement, values));
            }
            int won = 0;
            for (Future<Integer> changed : threads.invokeAll(tasks)) {
                won += changed.get();
            }
            return won;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, Object> values(String worker) {
        Map<String, Object> values = new HashMap<>();
        values.put("global:worker", worker);
        values.put("global:leaseSeconds", "60");
        values.put("global:queuedAhead", "2");
        values.put("global:resumeAfterSeconds", "1800");
        values.put("global:feed", "default");
        values.put("feed", "default");
        values.put("due", Timestamp.from(Instant.parse("2026-11-23T02:00:00Z")));
        values.put("export.feed", "default");
        values.put("export.id", "e1");
        values.put("file.feed", "default");
        values.put("file.exportId", "e1");
        values.put("file.name", "a");
        values.put("file.attemptId", "attempt-of-" + worker);
        values.put("attemptId", "attempt-of-" + worker);
        values.put("names", List.of("a"));
        values.put("held", "|e1/a|");
        values.put("setback.state", "pending");
        values.put("setback.pauseSeconds", 0L);
        values.put("setback.attemptsGivenBack", 0);
        values.put("outcome.sinceAdvances", true);
        values.put("outcome.exitCode", 0);
        values.put("outcome.message", "Over.");
        values.put("global:landingAfterwards", "kept");
        return values;
    }

    private static void openExport(Ledger ledger, String owner) throws SQLException {
        execute(
                ledger,
                "insert into exports (feed, id, open_feed, state, scope, request_url, owner, lease_until) values"
                        + " ('default', 'e1', 'default', 'downloading', 's', 'u', "
                        + (owner == null ? "null, null" : "'" + owner + "', current_timestamp + interval '60' second")
                        + ")");
    }

    private static void addFile(Ledger ledger, String name, String dueInSeconds) throws SQLException {
        execute(
                ledger,
                "insert into files (feed, export_id, name, kind, type, number, url, next_at) values ('default', 'e1', '"
                        + name + "', 'OUTPUT', 'Patient', 1, 'u', current_timestamp + interval '1' second * "
                        + dueInSeconds + ")");
    }

    private static List<String> names(Ledger ledger) throws Exception {
        return names(ledger, "|e1/a|");
    }

    private static List<String> names(Ledger ledger, String held) throws Exception {
        return names(ledger, "due-files.sql", held);
    }

    private static List<String> names(Ledger ledger, String file, String held) throws Exception {
        Map<String, Object> asked = values("driver");
        asked.put("held", held);
        try (Connection connection = ledger.database().getConnection();
                PreparedStatement statement = prepared(connection, file, asked);
                ResultSet found = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("name"));
            }
            return names;
        }
    }

    /** Asks as Camel does: each parameter by its type, null without one. */
    private static int ask(Ledger ledger, String statement, Map<String, Object> values) throws Exception {
        try (Connection connection = ledger.database().getConnection();
                PreparedStatement prepared = prepared(connection, statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException refused) {
            // Another one inserted the same row a moment ago.
            if ("23505".equals(refused.getSQLState())) {
                return 0;
            }
            throw refused;
        }
    }

    private static PreparedStatement prepared(Connection connection, String file, Map<String, Object> values)
            throws IOException, SQLException {
        String sql = Files.readString(Path.of("src/main/resources/ledger/sql", file));
        List<Object> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(sql);
        StringBuilder asked = new StringBuilder();
        while (matcher.find()) {
            Object value = values.get(matcher.group(1));
            List<?> each = value instanceof List<?> several ? several : Collections.singletonList(value);
            parameters.addAll(each);
            matcher.appendReplacement(asked, String.join(", ", Collections.nCopies(each.size(), "?")));
        }
        PreparedStatement statement =
                connection.prepareStatement(matcher.appendTail(asked).toString());
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    private Ledger ledger(String database, String worker) throws SQLException {
        if (!database.equals("h2")) {
            PostgresServer.empty();
        }
        return Ledger.open(url(database), user(database), "", Duration.ofSeconds(30), worker);
    }

    private String url(String database) {
        return database.equals("h2") ? "jdbc:h2:file:" + folder.resolve("ledger") : PostgresServer.url();
    }

    private static String user(String database) {
        return database.equals("h2") ? "" : PostgresServer.USER;
    }

    private static int execute(Ledger ledger, String sql) throws SQLException {
        try (Connection connection = ledger.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }
}
