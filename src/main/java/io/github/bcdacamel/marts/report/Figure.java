package io.github.bcdacamel.marts.report;

import java.util.List;

/**
 * Charts and the table behind them.
 *
 * @param about what they show and how to read it
 * @param bars of a chart that has no months
 * @param table null if there is none
 */
record Figure(String title, String about, List<ColumnChart> charts, List<Bar> bars, Table table) {

    /**
     * @param code before the name; null for none
     * @param share of the longest, from 0 to 1
     */
    record Bar(String code, String name, double share, String text) {}

    /** @param foot null if there is none */
    record Table(String caption, List<String> heads, List<List<String>> rows, List<String> foot) {}

    /** Words alone. */
    static Figure of(String title, String about) {
        return new Figure(title, about, List.of(), List.of(), null);
    }

    static Figure of(String title, String about, Table table) {
        return new Figure(title, about, List.of(), List.of(), table);
    }

    boolean isDrawn() {
        return !charts.isEmpty() || !bars.isEmpty();
    }
}
