package io.github.bcdacamel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One PostgreSQL for the tests that share a JVM, because each start takes seconds. It ends with the JVM. */
public final class PostgresServer {

    public static final String USER = "postgres";

    private static EmbeddedPostgres started;

    private PostgresServer() {}

    /** With nothing in it. */
    public static synchronized void empty() throws SQLException {
        execute("drop schema public cascade");
        execute("create schema public");
    }

    public static synchronized String url() {
        return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/postgres";
    }

    public static synchronized void execute(String sql) throws SQLException {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedPostgres server() {
        try {
            if (started == null) {
                started = EmbeddedPostgres.start();
            }
            return started;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
