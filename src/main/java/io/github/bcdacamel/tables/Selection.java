package io.github.bcdacamel.tables;

import io.github.bcdacamel.tables.fhirpath.Syntax;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code select} of a view.
 *
 * @param each what it has rows for; null for what is outside of it
 * @param orNull whether it has one row if there is nothing to have rows for
 * @param repeat paths that are followed from what they find, again and again
 */
record Selection(
        PathText each,
        boolean orNull,
        List<PathText> repeat,
        List<Column> columns,
        List<Selection> selections,
        List<Selection> union) {

    /** An expression as it was written, for messages, and parsed. */
    record PathText(String place, String text, Syntax syntax) {}

    /** Whether it has a row for each value of the record: {@code forEach} is {@code %values}, which is ours. */
    boolean isOfValues() {
        return each != null
                && each.syntax() instanceof Syntax.Variable variable
                && variable.name().equals("values");
    }

    /** All columns in the order in which a row has them. */
    List<Column> allColumns() {
        List<Column> all = new ArrayList<>(columns);
        selections.forEach(selection -> all.addAll(selection.allColumns()));
        if (!union.isEmpty()) {
            all.addAll(union.get(0).allColumns());
        }
        return all;
    }
}
