package io.github.bcdacamel.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the ledger, as the migrations make them. Where a database may be changed is left to {@link Ledger}. */
final class LedgerSchema {

    private static final String HISTORY = "flyway_schema_history";

    private final UnaryOperator<DataSource> watched;
    private final String[] migrations;

    LedgerSchema() {
        this(database -> database, "classpath:ledger/migrations");
    }

    /** @param watched what the migrations are applied through, so that a test sees each statement */
    LedgerSchema(UnaryOperator<DataSource> watched, String... migrations) {
        this.watched = watched;
        this.migrations = migrations;
    }

    /** Brings the database to the present version, and refuses one that is of another program or of a later version. */
    void apply(DataSource database) {
        flyway(watched.apply(database)).migrate();
    }

    /** Whether there is a migration to apply. */
    boolean isBehind(DataSource database) {
        return flyway(database).info().pending().length > 0;
    }

    /** Whether a process began to make the tables and was killed before the first version was whole: there are no rows. */
    boolean isHalfMade(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet history = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!history.next()) {
                return false;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet whole = statement.executeQuery(
                            "select count(*) from \"" + HISTORY + "\" where \"success\" and \"version\" is not null")) {
                return whole.next() && whole.getInt(1) == 0;
            }
        }
    }

    private Flyway flyway(DataSource database) {
        return Flyway.configure(LedgerSchema.class.getClassLoader())
                .dataSource(database)
                .locations(migrations)
                .loggers("slf4j")
                .load();
    }
}
