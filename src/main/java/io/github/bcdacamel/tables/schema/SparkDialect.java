package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import java.util.stream.Collectors;

/** External tables over the Parquet files. */
final class SparkDialect implements SqlDialect {

    @Override
    public String file() {
        return "spark.sql";
    }

    @Override
    public boolean needsFiles() {
        return true;
    }

    @Override
    public String head() {
        return """
                -- The tables of a feed as external tables of Spark SQL, over the Parquet files. ${tables} is where they are:
                --   spark-sql -d tables=s3a://my-bucket/bcda/acme/tables -f spark.sql
                -- Run it again after each load, which MSCK REPAIR TABLE finds. The feed writes a load's marker, _loads/<export>.json, last: wait for it.
                """;
    }

    @Override
    public String table(Table table) {
        String columns = table.columns().stream().map(SparkDialect::column).collect(Collectors.joining(",\n"));
        return """
                CREATE TABLE IF NOT EXISTS %1$s (
                %2$s,
                  `export` STRING COMMENT 'The load'
                ) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/%3$s'
                COMMENT %4$s;
                MSCK REPAIR TABLE %1$s;
                """.formatted(
                SqlDialect.quoted(table.name(), "`"), columns, table.name(), Catalog.literal(table.description()));
    }

    private static String column(Column column) {
        String type = SqlDialect.type(column.type(), "STRING", "INT", "BIGINT", "TIMESTAMP");
        return "  " + SqlDialect.quoted(column.name(), "`") + " " + (column.isList() ? "ARRAY<" + type + ">" : type)
                + Catalog.comment(column, Catalog::literal);
    }
}
