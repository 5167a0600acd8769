package io.github.bcdacamel.recovery;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A ledger of one test: an embedded file, or a schema of its own in a PostgreSQL.
 *
 * @param url for reading it from outside; an embedded one can be read while no process has it open
 * @param settings of the program
 */
record TestLedger(String url, Map<String, String> settings) {

    /** Who was killed holds what it held for so long. */
    private static final String LEASE = "2s";

    static TestLedger h2(Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath();
        return new TestLedger(url + ";IFEXISTS=TRUE;WRITE_DELAY=0", Map.of("bcda.ledger.url", url));
    }

    static TestLedger postgres(EmbeddedPostgres postgres, String schema) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
            statement.execute("create schema " + schema);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?currentSchema=" + schema;
        return new TestLedger(
                url + "&user=postgres",
                Map.of("bcda.ledger.url", url, "bcda.ledger.user", "postgres", "bcda.ledger.lease", LEASE));
    }

    /** The first column; nothing when there is no such table yet. */
    List<String> query(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (SQLException nothingYet) {
            return List.of();
        }
        return rows;
    }
}
