package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What needs a look before sums are made. */
final class QualitySection {

    private static final String ID = "quality";
    private static final String TITLE = "Data quality";

    private static final Map<String, String> STANDINGS = Map.of(
            "final", "Final: these count in all sums",
            "not_final", "Replaced by an adjustment, or canceled",
            "unknown", "Unknown finality: CMS does not say",
            "partial", "Partially adjudicated",
            "superseded", "Superseded by a final claim, or of an older API version");

    private static final Map<String, String> CHECKS = Map.of(
            "no_billing_provider", "Final claims without a billing provider (NPI or CCN)",
            "no_lines", "Final claims without lines",
            "lines_differ", "Final claims whose lines' payments do not add up to the claim's, of those that have both",
            "rejected_line", "Lines of files that are no records",
            "rejected_value", "Values that fit no column");

    private QualitySection() {}

    /** Claims by standing, with all of them together, and whether that can be shown. */
    private record Standings(String title, List<Row> rows, List<Cell> cells, Cell all, boolean isSafe) {

        static Standings of(String title, List<Row> rows) {
            List<Cell> cells = rows.stream()
                    .map(row -> Cell.of(row.count("claims"), row.count("people")))
                    .toList();
            Cell all = Cell.of(
                    cells.stream().mapToLong(Cell::count).sum(), rows.get(0).count("people_of_all"));
            CellNetwork network = new CellNetwork();
            int sum = network.sum();
            cells.forEach(cell -> network.part(cell, sum, CellNetwork.OUTSIDE));
            network.total(all, CellNetwork.OUTSIDE, sum);
            return new Standings(title, rows, cells, all, network.protect());
        }

        Figure figure() {
            if (!isSafe) {
                return Figure.of(title, "There are too few to show how many.");
            }
            List<List<String>> lines = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                lines.add(List.of(
                        STANDINGS.get(rows.get(i).text("standing")),
                        cells.get(i).text()));
            }
            return Figure.of(
                    title, "", new Table(title, List.of("Standing", "Claims"), lines, List.of("All", all.text())));
        }
    }

    /** @param of those that were looked at; null if nobody knows */
    private record Check(String what, Cell found, Cell of) {}

    static Section of(MartRows marts) throws SQLException {
        List<String> missing = marts.missing("report_standing", "report_quality");
        if (!missing.isEmpty()) {
            return Section.leftOut(ID, TITLE, missing);
        }
        Standings claims = Standings.of("Claims by standing", standings(marts, "claim"));
        Standings partial = Standings.of("Partially adjudicated claims of v2 (Claim)", standings(marts, "pac_claim"));
        Cell finals = claims.cells().get(0);
        // All before any is written down: each may hide what another one shows.
        List<Check> checks = marts.of("select * from report_quality").stream()
                .map(row -> check(row, finals))
                .toList();
        List<Figure> figures = new ArrayList<>(List.of(figure(checks), claims.figure()));
        if (partial.all().count() > 0) {
            figures.add(partial.figure());
        }
        return new Section(
                ID, TITLE, "Of all loads and all months. The newest version of each claim is looked at.", figures);
    }

    private static List<Row> standings(MartRows marts, String kind) throws SQLException {
        return marts.of("select * from report_standing").stream()
                .filter(row -> row.text("record_kind").equals(kind))
                .toList();
    }

    private static Check check(Row row, Cell finals) {
        String name = row.text("check_name");
        Cell found = Cell.of(row.count("found_count"), row.countOrNull("people"));
        Cell of = name.startsWith("no_")
                ? finals
                : row.has("of_count") ? Cell.of(row.count("of_count"), row.countOrNull("people_of_all")) : null;
        if (name.equals("lines_differ")) {
            hideUnlessSafe(of, finals);
        }
        if (of != null) {
            hideUnlessSafe(found, of);
        }
        return new Check(CHECKS.get(name), found, of);
    }

    private static void hideUnlessSafe(Cell some, Cell whole) {
        if (!CellNetwork.protectSome(some, whole)) {
            some.hide();
            whole.hide();
        }
    }

    private static Figure figure(List<Check> checks) {
        List<List<String>> lines = checks.stream()
                .map(check -> List.of(
                        check.what(),
                        check.found().text(),
                        check.of() == null ? "" : check.of().text()))
                .toList();
        return Figure.of("To look at", "", new Table("What to look at", List.of("What", "Found", "Of"), lines, null));
    }
}
