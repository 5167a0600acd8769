package io.github.bcdacamel.database;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import java.io.IOException;
import java.sql.SQLException;

/** Looks whether a database could be filled. Changes nothing and waits for nobody. */
public final class DatabaseProbe {

    private DatabaseProbe() {}

    /**
     * What is there, in a sentence.
     *
     * @throws ExportFailure DATABASE_UNFILLED with the reason and what to do
     */
    public static String of(DatabaseOptions options) {
        try (PostgresSession session = PostgresSession.open(options)) {
            return session.look(() -> look(session, options));
        } catch (SQLException | IOException | DatabaseException refused) {
            DatabaseException why = DatabaseFaultMapper.map(refused);
            throw KnownFailure.DATABASE_UNFILLED.failure(
                    "PostgreSQL cannot be filled (bcda.database.url = %s, schema %s), because %s. %s."
                            .formatted(options.place(), options.schema(), why.getMessage(), why.action()));
        }
    }

    private static String look(PostgresSession session, DatabaseOptions options) throws SQLException {
        boolean isThere = session.text("select 1 from pg_namespace where nspname = ?", options.schema()) != null;
        String may = isThere
                ? session.text(
                        "select has_schema_privilege(?, 'create') and has_schema_privilege(?, 'usage')",
                        options.schema(),
                        options.schema())
                : session.text("select has_database_privilege(current_database(), 'create')");
        if (!"t".equals(may)) {
            throw new DatabaseException(
                    "the user may not create tables in the schema"
                            + (isThere ? "" : ", which is not there, nor create it"),
                    "Grant it as docs/database.md has it");
        }
        PostgresSchema schema = new PostgresSchema(session, options.schema());
        String loads = schema.columns(PostgresSchema.LOADS).isEmpty()
                ? "0"
                : session.text("select count(*) from " + schema.of(PostgresSchema.LOADS));
        return "It can be filled (%s); loads there: %s.".formatted(options, loads);
    }
}
