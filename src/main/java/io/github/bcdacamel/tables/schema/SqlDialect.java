package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.ColumnType;

/** How one SQL engine is told of our tables. */
public interface SqlDialect {

    /** The name of its file. */
    String file();

    /** The ending of the parts that it reads. */
    default String parts() {
        return ".parquet";
    }

    /** Whether the engine refuses a table that has no files where it is to look. */
    default boolean needsFiles() {
        return false;
    }

    /** What comes before the tables: what the file is for, how to run it, and what all tables need. */
    String head();

    /** The statements for a table. */
    String table(Table table);

    /** What one row of a table is, and what a column means, as far as a text literal holds it. */
    static String comment(Column column) {
        StringBuilder text = new StringBuilder(column.description());
        add(text, "CMS", column.tags().get(CmsTag.VARIABLE));
        add(text, "CCLF", column.tags().get(CmsTag.CCLF));
        return text.toString();
    }

    private static void add(StringBuilder text, String what, String names) {
        if (names != null) {
            text.append(text.isEmpty() ? "" : ". ").append(what).append(": ").append(names);
        }
    }

    /** A type with the engine's own words for its kinds; DECIMAL is written alike everywhere. */
    static String type(ColumnType type, String text, String integer, String bigint, String timestamp) {
        return switch (type.kind()) {
            case TEXT -> text;
            case INTEGER -> integer;
            case BIGINT -> bigint;
            case TIMESTAMP -> timestamp;
            default -> type.sql();
        };
    }

    /** A name between the engine's quotes, so that no word is reserved. Names have letters, digits and underscores only. */
    static String quoted(String name, String quote) {
        return quote + name + quote;
    }

    /** As most engines write texts. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
