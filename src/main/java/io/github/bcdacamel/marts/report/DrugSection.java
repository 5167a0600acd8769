package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.marts.report.ColumnChart.Value;
import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What drugs cost by month, and which drugs most people had. */
final class DrugSection {

    private static final String ID = "drugs";
    private static final String TITLE = "Drugs (Part D)";

    private final List<ReportMonth> months;
    private final Map<YearMonth, Row> rows;
    private final List<Cell> cells;
    private final Cell all;
    private final boolean isSafe;

    private DrugSection(List<ReportMonth> months, List<Row> found) {
        this.months = months;
        this.rows = found.stream().collect(Collectors.toMap(row -> row.month("year_month"), Function.identity()));
        this.cells = months.stream().map(month -> cell(rows.get(month.month()))).toList();
        this.all = Cell.of(
                cells.stream().mapToLong(Cell::count).sum(), found.get(0).count("people_of_all"));
        CellNetwork network = new CellNetwork();
        int sum = network.sum();
        cells.forEach(cell -> network.part(cell, sum, CellNetwork.OUTSIDE));
        this.isSafe = network.known(all, CellNetwork.OUTSIDE, sum).protect();
    }

    private static Cell cell(Row row) {
        return row == null ? Cell.of(0) : Cell.of(row.count("fills"), row.count("people"));
    }

    static Section of(MartRows marts) throws SQLException {
        List<String> missing = marts.missing("report_month", "report_drug_month", "report_drug");
        if (!missing.isEmpty()) {
            return Section.leftOut(ID, TITLE, missing);
        }
        List<Row> found = marts.of("select * from report_drug_month order by year_month");
        if (found.isEmpty()) {
            return new Section(ID, TITLE, "No drug event falls in the months of this report.", List.of());
        }
        DrugSection drugs = new DrugSection(ReportMonth.read(marts), found);
        if (!drugs.isSafe) {
            return new Section(
                    ID,
                    TITLE,
                    "There are too few drug events to show any of them without telling of single people.",
                    List.of());
        }
        List<Row> ranked = marts.of("select * from report_drug order by drug_rank");
        return new Section(
                ID,
                TITLE,
                "Final drug events in the month of the fill. The cost is all that the drugs cost, whoever paid; what plans paid is not sent by v3. Incomplete months are as above.",
                List.of(drugs.byMonth(), DrugList.of(ranked, drugs.all)));
    }

    private Figure byMonth() {
        List<List<Value>> costs =
                months.stream().map(month -> List.of(value(month, false))).toList();
        List<List<Value>> fills =
                months.stream().map(month -> List.of(value(month, true))).toList();
        return new Figure(
                "Drugs by month",
                "",
                List.of(
                        chart("Cost", costs, Dollars::rough),
                        chart("Fills", fills, number -> DisplayFormat.number(Math.round(number)))),
                List.of(),
                table());
    }

    private Value value(ReportMonth month, boolean isCount) {
        Cell cell = cells.get(months.indexOf(month));
        Row row = rows.get(month.month());
        return isCount
                ? ClaimSection.count(cell)
                : ClaimSection.amount(row == null ? null : row.amount("drug_cost"), cell);
    }

    private ColumnChart chart(String what, List<List<Value>> values, DoubleFunction<String> label) {
        return ColumnChart.of(
                what,
                what + " of drugs by month, " + ReportMonth.span(months) + ". The numbers are in the table below.",
                months,
                List.of(what),
                values,
                1,
                label);
    }

    private Table table() {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            Row row = rows.get(months.get(i).month());
            lines.add(line(months.get(i).heading(), cells.get(i), row == null ? List.of() : List.of(row)));
        }
        return new Table(
                "Drugs by month",
                List.of("Month", "Fills", "Cost", "Paid by plans"),
                lines,
                line("All", all, List.copyOf(rows.values())));
    }

    private static List<String> line(String name, Cell cell, List<Row> rows) {
        return List.of(
                name,
                cell.text(),
                Dollars.text(Dollars.sum(rows.stream().map(row -> row.amount("drug_cost"))), cell),
                Dollars.text(Dollars.sum(rows.stream().map(row -> row.amount("plan_paid"))), cell));
    }
}
