package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import java.util.stream.Collectors;

/** External tables of Trino's Hive connector over the Parquet files. */
final class TrinoDialect implements SqlDialect {

    @Override
    public String file() {
        return "trino.sql";
    }

    @Override
    public String head() {
        return """
                -- The tables of a feed as external tables of Trino's Hive connector, over the Parquet files, in the schema bcda of the session's
                -- catalog. Put the place of the tables for ${tables}:
                --   sed 's|${tables}|s3://my-bucket/bcda/acme/tables|' trino.sql | trino --catalog hive --schema bcda
                -- Run it again after each load, which sync_partition_metadata finds. The feed writes a load's marker, _loads/<export>.json, last:
                -- wait for it. Athena reads the same files, but declares tables in another way: athena.sql.

                CREATE SCHEMA IF NOT EXISTS bcda;
                """;
    }

    @Override
    public String table(Table table) {
        String columns = table.columns().stream().map(TrinoDialect::column).collect(Collectors.joining(",\n"));
        return """
                CREATE TABLE IF NOT EXISTS %1$s (
                %2$s,
                  "export" VARCHAR COMMENT 'The load'
                )
                COMMENT %4$s
                WITH (format = 'PARQUET', external_location = '${tables}/%3$s', partitioned_by = ARRAY['export']);
                CALL system.sync_partition_metadata('bcda', '%3$s', 'FULL');
                """.formatted(
                        SqlDialect.quoted(table.name(), "\""),
                        columns,
                        table.name(),
                        SqlDialect.literal(Catalog.cut(table.description())));
    }

    private static String column(Column column) {
        // The connector has timestamps without a zone only, of milliseconds by default; ours are UTC.
        String type = SqlDialect.type(column.type(), "VARCHAR", "INTEGER", "BIGINT", "TIMESTAMP(3)");
        return "  " + SqlDialect.quoted(column.name(), "\"") + " " + (column.isList() ? "ARRAY(" + type + ")" : type)
                + Catalog.comment(column, SqlDialect::literal);
    }
}
