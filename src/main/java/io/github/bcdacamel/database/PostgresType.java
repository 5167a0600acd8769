package io.github.bcdacamel.database;

import io.github.bcdacamel.marts.CsvExtractor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's names of types, as it writes them itself. */
final class PostgresType {

    static final String JSON = "jsonb";

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+), ?(\\d+)\\)");

    private PostgresType() {}

    /** @param type as a load file has it, or DuckDB */
    static String of(String type) {
        if (CsvExtractor.isNested(type)) {
            return JSON;
        }
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return "numeric(" + decimal.group(1) + "," + decimal.group(2) + ")";
        }
        return switch (type) {
            case "BOOLEAN" -> "boolean";
            case "TINYINT", "SMALLINT", "UTINYINT" -> "smallint";
            case "INTEGER", "USMALLINT" -> "integer";
            case "BIGINT", "UINTEGER" -> "bigint";
            case "HUGEINT", "UHUGEINT", "UBIGINT" -> "numeric";
            case "FLOAT" -> "real";
            case "DOUBLE" -> "double precision";
            case "DATE" -> "date";
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> "timestamp without time zone";
            case "TIMESTAMP WITH TIME ZONE" -> "timestamp with time zone";
            case "JSON" -> JSON;
            default -> "text";
        };
    }
}
