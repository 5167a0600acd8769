package io.github.bcdacamel.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the ledger's database and brings it to the present version: an embedded H2 file, or a PostgreSQL that several
 * processes share. What the routes remember there is in {@code ledger/sql}; the tables are in {@code ledger/migrations}.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String EMBEDDED = "jdbc:h2:file:";
    /** H2's defaults lose committed rows to a kill, and close the database before Camel has stopped. */
    private static final String DURABLE = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final int H2_ALREADY_OPEN = 90020;
    private static final String UNKNOWN_USER_OR_PASSWORD = "28";
    /** How long the pool is asked at once; {@link RetryingDataSource} asks again. */
    private static final Duration ONE_REQUEST = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final DataSource database;
    private final boolean embedded;
    private final String worker;

    private Ledger(HikariDataSource pool, Duration patience, boolean embedded, String worker) {
        this.pool = pool;
        this.database = new RetryingDataSource(pool, patience, System::nanoTime);
        this.embedded = embedded;
        this.worker = worker;
    }

    /**
     * @param user empty for an embedded ledger
     * @param password of the user; in no message
     * @param patience how long to wait for a database that was there and is away
     * @param worker the owner that this process is called in the rows it holds
     * @throws ExportFailure SETTINGS when another process has it, or it cannot be opened
     */
    public static Ledger open(String url, String user, String password, Duration patience, String worker) {
        return open(url, user, password, patience, worker, new LedgerSchema());
    }

    static Ledger open(
            String url, String user, String password, Duration patience, String worker, LedgerSchema schema) {
        boolean embedded = url.startsWith(EMBEDDED);
        HikariConfig config = config(url, user, password);
        HikariDataSource database = null;
        try {
            if (embedded) {
                LedgerFile.of(url).make(to -> change(to, user, password, schema));
            }
            database = new HikariDataSource(config);
            if (!schema.isPresent(database)) {
                if (embedded && schema.isBehind(database)) {
                    boolean halfMade = schema.isHalfMade(database);
                    database.close();
                    upgrade(url, user, password, halfMade, schema);
                    database = new HikariDataSource(config);
                }
                schema.apply(database);
            }
            if (embedded) {
                forgetDeadHolders(database);
                describeColumns(database);
            }
            return new Ledger(database, patience, embedded, worker);
        } catch (RuntimeException | SQLException | IOException refused) {
            if (database != null) {
                database.close();
            }
            throw refusal(url, refused);
        }
    }

    private static HikariConfig config(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(url.startsWith(EMBEDDED) ? url + DURABLE : url);
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(password);
        }
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(ONE_REQUEST.toMillis());
        config.setInitializationFailTimeout(1);
        if (url.startsWith(POSTGRESQL)) {
            // A database that was restarted must not be met with the connections of before.
            System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
            // A silent network must not block a heartbeat forever.
            config.addDataSourceProperty("socketTimeout", "60");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "bcda-camel");
            // A process that is frozen inside a transaction must not hold its rows against the others.
            config.setConnectionInitSql("set idle_in_transaction_session_timeout = '10s'");
        }
        return config;
    }

    private static void upgrade(String url, String user, String password, boolean halfMade, LedgerSchema schema)
            throws IOException, SQLException {
        Path kept = LedgerFile.of(url).replace(halfMade, to -> change(to, user, password, schema));
        LOG.info(
                halfMade
                        ? "The ledger had not been made to the end, and was empty. It was made anew.{}"
                        : "The ledger was upgraded to this version of the program.{}",
                kept == null ? "" : " The earlier one is kept as " + kept + ".");
    }

    private static void change(String url, String user, String password, LedgerSchema schema) throws SQLException {
        try (HikariDataSource copy = new HikariDataSource(config(url, user, password))) {
            schema.apply(copy);
        }
    }

    /** For the work on exports: waits while the database is away. */
    public DataSource database() {
        return database;
    }

    /** For health, metrics and the API, which report an unavailable database at once: does not wait. */
    public DataSource askedOnce() {
        return pool;
    }

    /** Whether only this process can have it open, so it shares the work with no other. */
    public boolean isEmbedded() {
        return embedded;
    }

    /** Releases what this process holds, so that no other process waits for its leases to end. */
    @Override
    public void close() {
        try {
            release("exports", "owner = null, lease_until = null");
            release("files", "owner = null, lease_until = null, attempt_id = null");
        } catch (SQLException gone) {
            LOG.warn("The ledger did not answer at shutdown. What this process held becomes free when its"
                    + " leases end (bcda.ledger.lease).");
        }
        pool.close();
    }

    private void release(String table, String free) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update " + table + " set " + free + " where owner = ?")) {
            statement.setString(1, worker);
            statement.executeUpdate();
        }
    }

    /** Only one process can have an embedded ledger open, so every earlier holder is dead. */
    private static void forgetDeadHolders(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update exports set owner = null, lease_until = null");
            statement.executeUpdate("update files set owner = null, lease_until = null, attempt_id = null");
        }
    }

    /** Without this H2 takes the columns that all files share for selective, and reads every file to find one by its key. */
    private static void describeColumns(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String column : List.of("feed", "export_id", "state")) {
                statement.execute("alter table files alter column " + column + " selectivity 1");
            }
        }
    }

    private static ExportFailure refusal(String url, Exception refused) {
        boolean full = false;
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            full |= String.valueOf(cause.getMessage()).contains("No space left");
            if (cause instanceof LedgerFile.InUseException
                    || cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return new ExportFailure(
                        FailureClass.SETTINGS,
                        "Another process has the ledger open (bcda.ledger.url = " + url
                                + "). Wait until it has ended, or give this one another ledger and landing. Nothing was"
                                + " started and nothing changed.",
                        refused);
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(UNKNOWN_USER_OR_PASSWORD)) {
                return new ExportFailure(
                        FailureClass.SETTINGS,
                        "PostgreSQL rejected the user or the password (bcda.ledger.url = " + url
                                + "). Check bcda.ledger.user and"
                                + " BCDA_LEDGER_PASSWORD (or bcda.ledger.password-file). Nothing was started and nothing"
                                + " changed.",
                        refused);
            }
        }
        String why = refused instanceof FlywayException || refused.getCause() == null
                ? String.valueOf(refused.getMessage())
                : String.valueOf(refused.getCause().getMessage());
        return new ExportFailure(
                FailureClass.SETTINGS,
                "The ledger cannot be opened (bcda.ledger.url = " + url + "): "
                        + why.lines().findFirst().orElse("")
                        + (url.startsWith(EMBEDDED)
                                ? (full
                                        ? " The disk is full: make room, then run again."
                                        : " Check the path and its permissions.")
                                : " Check that the database runs and that this user may create tables there.")
                        + " Nothing was started and nothing changed.",
                refused);
    }
}
