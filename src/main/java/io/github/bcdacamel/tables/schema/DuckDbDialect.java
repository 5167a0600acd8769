package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import java.util.stream.Collectors;

/** Views over the Parquet files. */
final class DuckDbDialect implements SqlDialect {

    @Override
    public String file() {
        return "duckdb.sql";
    }

    @Override
    public boolean needsFiles() {
        return true;
    }

    @Override
    public String head() {
        return """
                -- The tables of a feed as views of DuckDB, over the Parquet files. Run it where the tables are: duckdb -init _schema/duckdb.sql
                -- From elsewhere, say first where they are: SET file_search_path = '/data/acme/tables';
                -- Loads that come later are there at once; one that is not whole yet is not. What columns mean is in duckdb_columns().

                -- One row for each load: an export whose tables are whole.
                CREATE OR REPLACE VIEW _load AS
                SELECT loadId AS load_id, transactionTime AS transaction_time, since, patientGroup AS patient_group, apiVersion AS api_version,
                  files, records, otherRecords AS other_records, rejectedLines AS rejected_lines, rejectedValues AS rejected_values
                FROM read_json('_loads/*.json', columns = {loadId: 'VARCHAR', transactionTime: 'TIMESTAMPTZ', since: 'TIMESTAMPTZ',
                  patientGroup: 'VARCHAR', apiVersion: 'VARCHAR', files: 'INTEGER', records: 'BIGINT', otherRecords: 'BIGINT', rejectedLines: 'BIGINT', rejectedValues: 'BIGINT'});
                """;
    }

    @Override
    public String table(Table table) {
        String name = SqlDialect.quoted(table.name(), "\"");
        String columns = table.columns().stream()
                .map(column -> "  " + SqlDialect.quoted(column.name(), "\""))
                .collect(Collectors.joining(",\n"));
        StringBuilder sql = new StringBuilder(
                """
                CREATE OR REPLACE VIEW %s AS
                SELECT
                %s,
                  export
                FROM read_parquet('%s/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
                WHERE export IN (SELECT load_id FROM _load);
                COMMENT ON VIEW %s IS %s;
                """.formatted(name, columns, table.name(), name, SqlDialect.literal(table.description())));
        for (Column column : table.columns()) {
            String comment = SqlDialect.comment(column);
            if (!comment.isEmpty()) {
                sql.append("COMMENT ON COLUMN %s.%s IS %s;\n"
                        .formatted(name, SqlDialect.quoted(column.name(), "\""), SqlDialect.literal(comment)));
            }
        }
        return sql.toString();
    }
}
