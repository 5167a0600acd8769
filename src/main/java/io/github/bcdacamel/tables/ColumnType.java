package io.github.bcdacamel.tables;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL type of a column. It comes from the view alone, never from data.
 *
 * @param precision digits of a {@link Kind#DECIMAL}
 * @param scale those of them behind the point
 */
public record ColumnType(Kind kind, int precision, int scale) {

    public enum Kind {
        TEXT,
        BOOLEAN,
        INTEGER,
        BIGINT,
        DECIMAL,
        DATE,
        TIMESTAMP
    }

    public static final ColumnType TEXT = new ColumnType(Kind.TEXT, 0, 0);
    public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0, 0);
    public static final ColumnType INTEGER = new ColumnType(Kind.INTEGER, 0, 0);

    /** FHIR's numbers have 18 digits at most, before and behind the point together. */
    static final ColumnType ANY_DECIMAL = new ColumnType(Kind.DECIMAL, 38, 18);

    /** With so many digits a decimal fits into a long. */
    static final int LONG_DIGITS = 18;

    static final int MAX_DIGITS = 38;
    private static final Pattern SQL =
            Pattern.compile("([A-Z][A-Z ]*?) *(?:\\( *(\\d{1,9}) *(?:, *(\\d{1,9}) *)?\\))?( WITH(?:OUT)? TIME ZONE)?");

    private static final Map<String, Kind> SQL_NAMES = Map.ofEntries(
            Map.entry("CHARACTER VARYING", Kind.TEXT),
            Map.entry("CHARACTER", Kind.TEXT),
            Map.entry("CHAR", Kind.TEXT),
            Map.entry("VARCHAR", Kind.TEXT),
            Map.entry("TEXT", Kind.TEXT),
            Map.entry("BOOLEAN", Kind.BOOLEAN),
            Map.entry("SMALLINT", Kind.INTEGER),
            Map.entry("INTEGER", Kind.INTEGER),
            Map.entry("INT", Kind.INTEGER),
            Map.entry("BIGINT", Kind.BIGINT),
            Map.entry("DECIMAL", Kind.DECIMAL),
            Map.entry("NUMERIC", Kind.DECIMAL),
            Map.entry("DATE", Kind.DATE),
            Map.entry("TIMESTAMP", Kind.TIMESTAMP));

    /** By FHIR's name. Dates are texts, because FHIR allows parts of them, unless a tag says otherwise. */
    static ColumnType ofFhir(String type) {
        return switch (type.substring(type.lastIndexOf('/') + 1)) {
            case "boolean" -> BOOLEAN;
            case "integer", "positiveInt", "unsignedInt" -> INTEGER;
            case "integer64" -> new ColumnType(Kind.BIGINT, 0, 0);
            case "decimal" -> ANY_DECIMAL;
            default -> TEXT;
        };
    }

    /** By the value of a tag {@code ansi/type}; null if there is no such type here. */
    static ColumnType ofSql(String type) {
        Matcher matcher = SQL.matcher(type.strip().toUpperCase(Locale.ROOT));
        Kind kind = matcher.matches() ? SQL_NAMES.get(matcher.group(1)) : null;
        if (kind == null || kind != Kind.DECIMAL && matcher.group(3) != null) {
            return null;
        }
        if (kind != Kind.DECIMAL) {
            return new ColumnType(kind, 0, 0);
        }
        int precision = matcher.group(2) == null ? LONG_DIGITS : Integer.parseInt(matcher.group(2));
        int scale = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return precision < 1 || precision > MAX_DIGITS || scale > precision
                ? null
                : new ColumnType(kind, precision, scale);
    }

    /** Whether values are {@link Cell#decimal()} instead of {@link Cell#number()}. */
    public boolean isWide() {
        return kind == Kind.DECIMAL && precision > LONG_DIGITS;
    }

    /** As SQL writes it. */
    public String sql() {
        return switch (kind) {
            case TEXT -> "VARCHAR";
            case DECIMAL -> "DECIMAL(" + precision + "," + scale + ")";
            case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
            default -> kind.name();
        };
    }
}
