package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People by month and coverage. */
final class MemberSection {

    private static final String ID = "members";
    private static final String TITLE = "People and their coverage";
    private static final String ANY = "Any part";
    private static final Map<String, String> PARTS = parts();

    private MemberSection() {}

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("part_a", "Part A");
        parts.put("part_b", "Part B");
        parts.put("medicare_advantage", "Medicare Advantage (C)");
        parts.put("part_d", "Part D");
        parts.put("dual", "Medicaid, too (dual)");
        return parts;
    }

    static Section of(MartRows marts) throws SQLException {
        List<String> missing = marts.missing("report_month", "report_member");
        if (!missing.isEmpty()) {
            return Section.leftOut(ID, TITLE, missing);
        }
        List<ReportMonth> months = ReportMonth.read(marts);
        List<Row> rows = marts.of("select * from report_member order by year_month");
        if (rows.stream().allMatch(row -> row.count("members") == 0)) {
            return new Section(ID, TITLE, "No coverage was exported so far.", List.of());
        }
        List<List<Cell>> cells =
                rows.stream().map(MemberSection::protectedCells).toList();
        List<String> names = new ArrayList<>(List.of(ANY));
        names.addAll(PARTS.values());
        return new Section(
                ID,
                TITLE,
                "Everybody whose coverage was exported, whether still attributed or not. A month counts as soon as one of its days is covered.",
                List.of(new Figure(
                        "People by month",
                        "One person can be in several of these. People of Medicare Advantage have no claims here, or not all.",
                        charts(months, names, cells),
                        List.of(),
                        table(months, names, cells))));
    }

    /** Null where nothing tells. */
    private static List<Cell> protectedCells(Row row) {
        Cell members = Cell.of(row.count("members"));
        List<Cell> cells = new ArrayList<>(List.of(members));
        for (String part : PARTS.keySet()) {
            Cell some = row.has(part) ? Cell.of(row.count(part)) : null;
            if (some != null && !CellNetwork.protectSome(some, members)) {
                some.hide();
                members.hide();
            }
            cells.add(some);
        }
        return cells;
    }

    private static List<ColumnChart> charts(List<ReportMonth> months, List<String> names, List<List<Cell>> cells) {
        double most = cells.stream()
                .flatMap(List::stream)
                .filter(cell -> cell != null && cell.isShown())
                .mapToDouble(Cell::count)
                .max()
                .orElse(1);
        // No claims are in these columns, so no month of them is incomplete.
        List<ReportMonth> whole = months.stream()
                .map(month -> new ReportMonth(month.month(), true))
                .toList();
        List<ColumnChart> charts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int part = i;
            charts.add(ColumnChart.of(
                    name,
                    "People by month, " + name + ", " + ReportMonth.span(months)
                            + ". The numbers are in the table below.",
                    whole,
                    List.of(name),
                    cells.stream().map(row -> List.of(value(row.get(part)))).toList(),
                    most,
                    number -> DisplayFormat.number(Math.round(number))));
        }
        return charts;
    }

    private static ColumnChart.Value value(Cell cell) {
        return cell == null ? new ColumnChart.Value(0, true, "") : ClaimSection.count(cell);
    }

    private static Table table(List<ReportMonth> months, List<String> names, List<List<Cell>> cells) {
        List<String> heads = new ArrayList<>(List.of("Month"));
        heads.addAll(names);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            List<String> row = new ArrayList<>(List.of(months.get(i).words()));
            cells.get(i).forEach(cell -> row.add(cell == null ? "not told" : cell.text()));
            rows.add(row);
        }
        return new Table("People by month and coverage", heads, rows, null);
    }
}
