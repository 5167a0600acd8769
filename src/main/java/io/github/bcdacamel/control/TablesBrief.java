package io.github.bcdacamel.control;

import io.github.bcdacamel.html.DisplayFormat;

/** What the receipt of an export says of its load of tables. */
public record TablesBrief(long tables, long rows, long rejectedLines, long rejectedValues) {

    String words() {
        String words =
                DisplayFormat.count(rows, "row", "rows") + " in " + DisplayFormat.count(tables, "table", "tables");
        if (rejectedLines > 0) {
            words += ", "
                    + DisplayFormat.count(rejectedLines, "line that could not be read", "lines that could not be read");
        }
        if (rejectedValues > 0) {
            words += ", "
                    + DisplayFormat.count(
                            rejectedValues,
                            "value that did not fit its column",
                            "values that did not fit their columns");
        }
        return words;
    }
}
