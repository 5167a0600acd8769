package io.github.bcdacamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.WatchedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that dies while it makes the ledger in a PostgreSQL leaves one that can be made. */
@Tag("long")
class LedgerOnPostgresIT {

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_death_after_any_statement_and_any_commit_leaves_a_ledger_that_the_next_start_makes() throws Exception {
        int deaths = 0;
        while (dies(deaths)) {
            deaths++;
        }
        assertThat(deaths).isGreaterThan(10);
    }

    @Test
    void processes_that_start_at_once_make_it_once() throws Exception {
        String url = PostgresServer.database("made_at_once");
        List<CompletableFuture<Void>> starts = IntStream.range(0, 4)
                .mapToObj(process -> CompletableFuture.runAsync(() -> open(url, new LedgerSchema())))
                .toList();

        for (CompletableFuture<Void> start : starts) {
            start.get(2, TimeUnit.MINUTES);
        }

        assertThat(count(url, "select count(*) from flyway_schema_history where success"))
                .isOne();
    }

    /** Whether it died before the ledger was made. Whatever was left, the next start makes it. */
    private static boolean dies(int after) throws Exception {
        String url = PostgresServer.database("death_" + after);
        AtomicInteger steps = new AtomicInteger();
        boolean died = false;
        try {
            open(
                    url,
                    new LedgerSchema(
                            database -> WatchedDatabase.of(database, step -> {
                                if (steps.getAndIncrement() == after) {
                                    kill(url);
                                    throw new Death();
                                }
                            }),
                            "classpath:ledger/migrations"));
        } catch (RuntimeException dead) {
            died = steps.get() > after;
        }
        open(url, new LedgerSchema());
        assertThat(count(url, "select count(*) from exports")).isZero();
        assertThat(count(url, "select count(*) from flyway_schema_history where success"))
                .isOne();
        return died;
    }

    /** The server rolls back what a dead process had not committed. */
    private static void kill(String url) throws SQLException {
        count(
                url,
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    private static void open(String url, LedgerSchema schema) {
        Ledger.open(url, PostgresServer.USER, "", Duration.ZERO, "worker", schema)
                .close();
    }

    private static long count(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
