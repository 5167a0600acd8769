package io.github.bcdacamel.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The tables of the ledger, as the migrations make them. Where a database may be changed is left to {@link Ledger}. */
final class LedgerSchema {

    private static final String HISTORY = "flyway_schema_history";

    /** Each version and its file. Where the ledger has them all, a start need not load Flyway, which takes its time. */
    private static final Map<String, String> PACKAGED = Map.of("1", "V1__ledger.sql");

    private final UnaryOperator<DataSource> watched;
    private final String[] migrations;
    private final Map<String, String> known;

    LedgerSchema() {
        this(database -> database, PACKAGED, "classpath:ledger/migrations");
    }

    /** @param watched what the migrations are applied through, so that a test sees each statement */
    LedgerSchema(UnaryOperator<DataSource> watched, String... migrations) {
        this(watched, Map.of(), migrations);
    }

    private LedgerSchema(UnaryOperator<DataSource> watched, Map<String, String> known, String... migrations) {
        this.watched = watched;
        this.known = known;
        this.migrations = migrations;
    }

    /**
     * Brings the database to the present version, and refuses one that is of another program or of a later version. By one connection,
     * so that what a migration makes and the row that says so are one transaction in PostgreSQL; by two, which Flyway takes else, a
     * death between their commits leaves tables that it then refuses to make again.
     */
    void apply(DataSource database) throws SQLException {
        try (Connection one = watched.apply(database).getConnection()) {
            flyway(new SingleConnectionDataSource(one, true)).migrate();
        }
    }

    /** Whether the database has exactly the packaged migrations, as they are: then there is nothing to bring it to. */
    boolean isPresent(DataSource database) throws SQLException, IOException {
        Map<String, Integer> packaged = new HashMap<>();
        for (Map.Entry<String, String> migration : known.entrySet()) {
            packaged.put(migration.getKey(), checksum(migration.getValue()));
        }
        try (Connection connection = database.getConnection()) {
            if (packaged.isEmpty() || !hasHistory(connection)) {
                return false;
            }
            Map<String, Integer> applied = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select \"version\", \"checksum\", \"success\" from "
                            + history(connection) + " where \"version\" is not null")) {
                while (rows.next()) {
                    applied.put(rows.getString(1), rows.getBoolean(3) ? (Integer) rows.getObject(2) : null);
                }
            }
            return applied.equals(packaged);
        }
    }

    /** As Flyway keeps it: of the lines, without their ends. */
    private static int checksum(String migration) throws IOException {
        CRC32 checksum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LedgerSchema.class.getResourceAsStream("/ledger/migrations/" + migration), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                checksum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) checksum.getValue();
    }

    /** Whether there is a migration to apply. */
    boolean isBehind(DataSource database) {
        return flyway(database).info().pending().length > 0;
    }

    /** Whether a process began to make the tables and was killed before the first version was whole: there are no rows. */
    boolean isHalfMade(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!hasHistory(connection)) {
                return false;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet whole = statement.executeQuery("select count(*) from " + history(connection)
                            + " where \"success\" and \"version\" is not null")) {
                return whole.next() && whole.getInt(1) == 0;
            }
        }
    }

    /** In the schema that Flyway writes to; another one of the database may have a ledger, too. */
    private static boolean hasHistory(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        if (schema == null) {
            return false;
        }
        try (ResultSet history = connection.getMetaData().getTables(connection.getCatalog(), null, HISTORY, null)) {
            // Not asked by the schema's name, which would be taken for a pattern.
            while (history.next()) {
                if (schema.equals(history.getString("TABLE_SCHEM"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String history(Connection connection) throws SQLException {
        return '"' + connection.getSchema().replace("\"", "\"\"") + "\".\"" + HISTORY + '"';
    }

    private Flyway flyway(DataSource database) {
        return Flyway.configure(LedgerSchema.class.getClassLoader())
                .dataSource(database)
                .locations(migrations)
                .loggers("slf4j")
                // A lock that lasts for the connection: one for a transaction would end with the first migration's.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }
}
