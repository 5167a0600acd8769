package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tables of PostgreSQL, filled from the CSV files. */
final class PostgresDialect implements SqlDialect {

    /** The rows of all files without their lines of names. What a build that died left is not read. */
    private static final String COPY =
            "\\copy %s from program 'find . -path \"*/%s/export=*/part-*.csv\" -not -path \"./.partial/*\" -exec tail -n +2 {} \\;' with (format csv)\n";

    @Override
    public String file() {
        return "postgres.sql";
    }

    @Override
    public String parts() {
        return ".csv";
    }

    @Override
    public String head() {
        return """
                -- The tables of a feed in PostgreSQL, filled by psql from the CSV files (bcda.tables.format = parquet,csv). Run it where the tables are:
                --   psql --set ON_ERROR_STOP=1 --single-transaction --file _schema/postgres.sql
                -- It reads all loads. Run it again after each load: rows are replaced as a whole. load_id says which load a row is of.
                """;
    }

    @Override
    public String table(Table table) {
        String name = name(table.name());
        StringBuilder sql = new StringBuilder("CREATE TABLE IF NOT EXISTS %s (\n%s\n);\n"
                .formatted(
                        name,
                        table.columns().stream().map(PostgresDialect::column).collect(Collectors.joining(",\n"))));
        sql.append("COMMENT ON TABLE %s IS %s;\n".formatted(name, SqlDialect.literal(table.description())));
        for (Column column : table.columns()) {
            String comment = SqlDialect.comment(column);
            if (!comment.isEmpty()) {
                sql.append("COMMENT ON COLUMN %s.%s IS %s;\n"
                        .formatted(name, name(column.name()), SqlDialect.literal(comment)));
            }
        }
        sql.append("TRUNCATE %s;\n".formatted(name));
        sql.append(COPY.formatted(name, table.name()));
        return sql.toString();
    }

    private static String column(Column column) {
        String type = SqlDialect.type(column.type(), "TEXT", "INTEGER", "BIGINT", "TIMESTAMPTZ");
        return "  " + name(column.name()) + " " + (column.isList() ? "JSONB" : type);
    }

    /** Between quotes large letters would stay, and nobody would find the name without quotes. */
    private static String name(String name) {
        return SqlDialect.quoted(name.toLowerCase(Locale.ROOT), "\"");
    }
}
