package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.marts.report.Figure.Bar;
import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who joined and left with each full export. */
final class PopulationSection {

    private static final String ID = "population";
    private static final String TITLE = "Who joined and who left";

    private PopulationSection() {}

    /** A full export; joined, stayed and left are null of the first one. */
    private record Roster(String name, String version, Cell total, Cell stayed, Cell joined, Cell left) {}

    static Section of(MartRows marts) throws SQLException {
        List<String> missing = marts.missing("population_change");
        if (!missing.isEmpty()) {
            return Section.leftOut(ID, TITLE, missing);
        }
        List<Roster> rosters = rosters(marts);
        if (rosters == null) {
            return new Section(ID, TITLE, "Too few people joined, stayed or left to show how many.", List.of());
        }
        if (rosters.isEmpty()) {
            return new Section(
                    ID,
                    TITLE,
                    "There was no full export of everybody attributed so far, so nobody knows who that is. Run one each month (bcda.export.since = none).",
                    List.of());
        }
        double most = rosters.stream()
                .filter(roster -> roster.total().isShown())
                .mapToDouble(roster -> roster.total().count())
                .max()
                .orElse(1);
        List<Bar> bars = rosters.stream()
                .filter(roster -> roster.total().isShown() && roster.total().count() > 0)
                .map(roster -> new Bar(
                        null,
                        roster.name(),
                        roster.total().count() / most,
                        roster.total().text()))
                .toList();
        String lead = "Everybody attributed, by full export. "
                + (rosters.size() == 1 ? "There is one so far, so nobody has joined or left yet. " : "")
                + "Exports with _since never tell that somebody left.";
        return new Section(
                ID, TITLE, lead, List.of(new Figure("People by full export", "", List.of(), bars, table(rosters))));
    }

    /** The people in the newest full export, as far as they are shown. */
    static Optional<String> newest(Section section) {
        return section.figures().stream()
                .map(figure -> figure.table().rows())
                .map(rows -> rows.get(rows.size() - 1).get(1))
                .findFirst();
    }

    /** Null if they cannot be shown. */
    private static List<Roster> rosters(MartRows marts) throws SQLException {
        CellNetwork network = new CellNetwork();
        List<Roster> rosters = new ArrayList<>();
        List<Row> rows = marts.of("select * from population_change order by data_through nulls last, load_id");
        Cell before = null;
        int sumBefore = CellNetwork.OUTSIDE;
        String versionBefore = null;
        for (Row row : rows) {
            Cell total = Cell.of(row.count("total_count"));
            String version = row.text("api_version");
            boolean isFirst = before == null || !version.equals(versionBefore);
            int sum = network.sum();
            if (isFirst) {
                addTotal(network, before, CellNetwork.OUTSIDE, sumBefore);
                // Nothing adds up to it, but the next one's parts may be parts of it.
                sum = CellNetwork.OUTSIDE;
            }
            Cell stayed = isFirst ? null : Cell.of(row.count("stayed_count"));
            Cell joined = isFirst ? null : Cell.of(row.count("joined_count"));
            Cell left = isFirst ? null : Cell.of(row.count("left_count"));
            if (!isFirst) {
                int kept = network.sum();
                addTotal(network, before, kept, sumBefore);
                network.part(stayed, sum, kept)
                        .part(joined, sum, CellNetwork.OUTSIDE)
                        .part(left, CellNetwork.OUTSIDE, kept);
            }
            rosters.add(new Roster(name(row), version, total, stayed, joined, left));
            before = total;
            sumBefore = sum;
            versionBefore = version;
        }
        addTotal(network, before, CellNetwork.OUTSIDE, sumBefore);
        return network.protect() ? rosters : null;
    }

    private static void addTotal(CellNetwork network, Cell total, int from, int to) {
        if (total != null && (from != CellNetwork.OUTSIDE || to != CellNetwork.OUTSIDE)) {
            network.total(total, from, to);
        }
    }

    private static String name(Row row) {
        return row.has("data_through") ? row.text("data_through").substring(0, 10) : row.text("load_id");
    }

    private static Table table(List<Roster> rosters) {
        List<List<String>> lines = new ArrayList<>();
        for (Roster roster : rosters) {
            lines.add(List.of(
                    roster.name(),
                    roster.total().text(),
                    text(roster.joined()),
                    text(roster.stayed()),
                    text(roster.left()),
                    roster.version()));
        }
        return new Table(
                "People by full export",
                List.of("Data through", "People", "Joined", "Stayed", "Left", "API"),
                lines,
                null);
    }

    private static String text(Cell cell) {
        return cell == null ? "" : cell.text();
    }
}
