package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** What catalogs of tables (Hive's metastore, AWS Glue) hold of comments. */
final class Catalog {

    /** Glue counts bytes, Hive's metastore characters, of which it holds one more. */
    private static final int LONGEST = 255;

    private Catalog() {}

    /** The end of a column's declaration. */
    static String comment(Column column, UnaryOperator<String> literal) {
        return column.description().isEmpty() ? "" : " COMMENT " + literal.apply(cut(column.description()));
    }

    /** As much of a text as a catalog holds. */
    static String cut(String text) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, Math.max(0, cut.lastIndexOf(' ')));
        }
        return cut;
    }

    /** As Hive and Spark write texts: two apostrophes would be the end of one text and the begin of the next. */
    static String literal(String text) {
        return "'" + cut(text).replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
