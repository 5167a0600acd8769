package io.github.bcdacamel.recovery;

import io.github.bcdacamel.testing.PostgresServer;
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
 * A ledger of one test: an embedded file, or a database of its own in the shared PostgreSQL.
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

    static TestLedger postgres(String name) throws SQLException {
        String url = PostgresServer.database(name);
        return new TestLedger(
                url + "?user=" + PostgresServer.USER,
                Map.of("bcda.ledger.url", url, "bcda.ledger.user", PostgresServer.USER, "bcda.ledger.lease", LEASE));
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
