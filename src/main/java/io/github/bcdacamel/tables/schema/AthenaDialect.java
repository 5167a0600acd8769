package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import java.util.Locale;
import java.util.stream.Collectors;

/** External tables over the Parquet files, as Athena and Hive declare them. */
final class AthenaDialect implements SqlDialect {

    @Override
    public String file() {
        return "athena.sql";
    }

    @Override
    public String head() {
        return """
                -- The tables of a feed as external tables of Athena (and of Hive), over the Parquet files. Put the place of the tables for ${tables}:
                --   sed 's|${tables}|s3://my-bucket/bcda/acme/tables|' athena.sql
                -- Athena runs one statement at a time. After each load, run MSCK REPAIR TABLE again, which finds it. The feed writes a load's
                -- marker, _loads/<export>.json, last: wait for it.
                """;
    }

    @Override
    public String table(Table table) {
        String columns = table.columns().stream().map(AthenaDialect::column).collect(Collectors.joining(",\n"));
        return """
                CREATE EXTERNAL TABLE IF NOT EXISTS %1$s (
                %2$s
                )
                COMMENT %4$s
                PARTITIONED BY (`export` string)
                STORED AS PARQUET
                LOCATION '${tables}/%3$s/';
                MSCK REPAIR TABLE %1$s;
                """.formatted(
                SqlDialect.quoted(table.name(), "`"), columns, table.name(), Catalog.literal(table.description()));
    }

    private static String column(Column column) {
        String type = SqlDialect.type(column.type(), "string", "int", "bigint", "timestamp")
                .toLowerCase(Locale.ROOT);
        return "  " + SqlDialect.quoted(column.name(), "`") + " " + (column.isList() ? "array<" + type + ">" : type)
                + Catalog.comment(column, Catalog::literal);
    }
}
