package io.github.bcdacamel.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * A connection whose every change is made in a transaction that one process at a time has for a schema. What breaks off leaves
 * nothing of its transaction.
 */
final class PostgresSession implements AutoCloseable {

    private static final int SECONDS_TO_CONNECT = 10;

    /** Longer than any statement but COPY waits for its answer; COPY itself is heard of at its end. */
    private static final int SECONDS_OF_SILENCE = 1800;

    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final Connection connection;
    private final DatabaseOptions options;

    private PostgresSession(Connection connection, DatabaseOptions options) {
        this.connection = connection;
        this.options = options;
    }

    /** What the url says of the connection wins. */
    static PostgresSession open(DatabaseOptions options) throws SQLException {
        Properties properties = new Properties();
        properties.put("ApplicationName", "bcda-camel");
        properties.put("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
        properties.put("socketTimeout", Integer.toString(SECONDS_OF_SILENCE));
        properties.put("tcpKeepAlive", "true");
        properties.put("logServerErrorDetail", "false");
        if (!options.user().isEmpty()) {
            properties.put("user", options.user());
        }
        if (!options.password().isEmpty()) {
            properties.put("password", options.password());
        }
        Connection connection = DriverManager.getConnection(options.url(), properties);
        try {
            connection.setAutoCommit(false);
            return new PostgresSession(connection, options);
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T work() throws SQLException, IOException;
    }

    /** Does it as a whole, or leaves everything as it was. */
    <T> T transaction(Work<T> work) throws SQLException, IOException {
        boolean done = false;
        try {
            // The settings of a user may be made for short questions.
            execute("set local statement_timeout = 0");
            execute("set local idle_in_transaction_session_timeout = 0");
            execute("set local lock_timeout = " + options.lockWait().toMillis());
            execute("set local time zone 'UTC'");
            execute("set local datestyle = 'ISO'");
            execute("set local search_path = pg_catalog");
            requireUnicode();
            takeTurn();
            T result = work.work();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /** For questions alone, whoever is at work there. */
    <T> T look(Work<T> work) throws SQLException, IOException {
        try {
            requireUnicode();
            return work.work();
        } finally {
            rollBack();
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // The server does it by itself when the connection is gone.
        }
    }

    private void requireUnicode() throws SQLException {
        String encoding = text("show server_encoding");
        if (!"UTF8".equals(encoding)) {
            throw new DatabaseException(
                    "the encoding of the database is " + encoding + ", which cannot hold every name",
                    "Make one with encoding UTF8 (create database … encoding 'UTF8' template template0), and name it in bcda.database.url");
        }
    }

    /** Until the end of the transaction. */
    private void takeTurn() throws SQLException {
        long end = System.nanoTime() + options.turnWait().toNanos();
        while (!"t"
                .equals(text(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                        "bcda-camel " + options.schema()))) {
            if (System.nanoTime() > end) {
                throw new DatabaseException(
                        "another process has been filling this schema for "
                                + options.turnWait().toSeconds() + " seconds",
                        "Wait until it has ended, which may be enough");
            }
            try {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new DatabaseException("the program is being stopped", "Start it again");
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        }
    }

    /** What becomes of each row of an answer. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void query(RowReader reader, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** The first column of the first row; null without one. */
    String text(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Sends a file. @return the rows that arrived */
    long copy(String target, Path csv) throws SQLException, IOException {
        try (InputStream rows = Files.newInputStream(csv)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin with (format csv, encoding 'UTF8')", rows, 1 << 16);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            // It is closed all the same.
        }
    }
}
