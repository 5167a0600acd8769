package io.github.bcdacamel.database;

import java.util.List;

/**
 * What was brought into the database, and what there is besides.
 *
 * @param schema with the database
 * @param landed how many loads the landing has
 * @param loads the ids of those that were loaded now
 * @param rows of these
 * @param marts that were replaced or dropped now
 * @param gone the ids of loads that the database has and the landing has no more
 */
public record FillReport(
        String schema, int landed, List<String> loads, long rows, List<String> marts, List<String> gone) {

    public FillReport {
        loads = List.copyOf(loads);
        marts = List.copyOf(marts);
        gone = List.copyOf(gone);
    }

    /** Whether anything was changed. */
    public boolean isNews() {
        return !loads.isEmpty() || !marts.isEmpty();
    }
}
