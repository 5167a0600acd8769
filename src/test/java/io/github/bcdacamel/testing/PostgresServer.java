package io.github.bcdacamel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One PostgreSQL for the tests that share a JVM, because each start takes seconds. It ends with the JVM. Tests that run side
 * by side take a database each.
 */
public final class PostgresServer {

    public static final String USER = "postgres";

    private static EmbeddedPostgres started;

    private PostgresServer() {}

    /** The URL of a new database; one of this name that is there is dropped. */
    public static synchronized String database(String name) throws SQLException {
        execute("drop database if exists " + name + " with (force)");
        execute("create database " + name);
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + name;
    }

    /** The first column of the first row of a database's answer; null when there is no row or no such table yet. */
    public static String value(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException noTableYet) {
            return null;
        }
    }

    public static synchronized int port() {
        return server().getPort();
    }

    /** Leaves nothing in the database that {@link #url()} names. */
    public static synchronized void empty() throws SQLException {
        execute("drop schema public cascade");
        execute("create schema public");
    }

    public static synchronized String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
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
