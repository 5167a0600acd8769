package io.github.bcdacamel.simulator.claims;

import java.util.Arrays;
import java.util.List;

/**
 * One line of a table of details: an amount, code or date that claims of some types carry.
 *
 * @param subject the codings or the address that say what it is
 * @param kind the name of an {@link Amount}, or {@code code}, {@code count}, {@code processed} and so on, see {@link DetailShapes}
 * @param values the values to choose from, if any
 * @param percent how many of a hundred claims or lines have it
 */
record Row(String subject, String kind, List<String> values, int percent) {

    static List<Row> of(String table, ClaimType type) {
        return TableReader.rows(table).stream()
                .filter(cells -> List.of(cells.get(0).split(",")).contains(type.word()))
                .map(Row::of)
                .toList();
    }

    private static Row of(List<String> cells) {
        return new Row(
                cells.get(1),
                cells.get(2),
                cells.size() > 3 ? Arrays.asList(cells.get(3).split(" ; ")) : List.of(),
                cells.size() > 4 ? Integer.parseInt(cells.get(4)) : 100);
    }
}
