package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.marts.report.ColumnChart.Value;
import io.github.bcdacamel.marts.report.Figure.Table;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** Claims and what Medicare paid for them, by month and setting. */
final class ClaimSection {

    private static final String ID = "claims";
    private static final String TITLE = "Claims and payments";
    private static final Map<String, String> SETTINGS = settings();

    private final List<ReportMonth> months;
    private final List<String> settings;
    private final Map<List<Object>, Row> rows = new HashMap<>();
    private final CellGrid grid;

    private ClaimSection(List<ReportMonth> months, List<Row> found) {
        this.months = months;
        found.forEach(row -> rows.put(List.of(row.month("year_month"), row.text("setting")), row));
        this.settings = SETTINGS.keySet().stream()
                .filter(setting -> !setting.equals("other")
                        || found.stream().anyMatch(row -> row.text("setting").equals(setting)))
                .toList();
        List<List<Cell>> cells = months.stream()
                .map(month ->
                        settings.stream().map(setting -> cell(month, setting)).toList())
                .toList();
        this.grid = new CellGrid(
                cells,
                months.stream()
                        .map(month -> total(found.stream().filter(row -> isOf(row, month)), "people_of_month"))
                        .toList(),
                settings.stream()
                        .map(setting -> total(
                                found.stream().filter(row -> row.text("setting").equals(setting)), "people_of_setting"))
                        .toList(),
                total(found.stream(), "people_of_all"));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("inpatient", "Inpatient");
        settings.put("snf", "Skilled nursing");
        settings.put("outpatient", "Outpatient");
        settings.put("home_health", "Home health");
        settings.put("hospice", "Hospice");
        settings.put("professional", "Professional");
        settings.put("dme", "Equipment (DME)");
        settings.put("other", "Other");
        return settings;
    }

    static Section of(MartRows marts) throws SQLException {
        List<String> missing = marts.missing("report_month", "report_claim");
        if (!missing.isEmpty()) {
            return Section.leftOut(ID, TITLE, missing);
        }
        List<Row> found = marts.of("select * from report_claim order by year_month, setting");
        if (found.isEmpty()) {
            return new Section(ID, TITLE, "No final claim falls in the months of this report.", List.of());
        }
        return new ClaimSection(ReportMonth.read(marts), found).section();
    }

    private Section section() {
        String lead =
                "Final claims without drug events, in the month of their last day; what Medicare paid, without what patients and others paid. "
                        + lag();
        if (!grid.isSafe()) {
            return new Section(
                    ID,
                    TITLE,
                    "There are too few claims to show any of them without telling of single people.",
                    List.of());
        }
        List<String> heads = new ArrayList<>(List.of("Month"));
        settings.forEach(setting -> heads.add(SETTINGS.get(setting)));
        heads.add("All");
        Figure claims = new Figure(
                "Claims by month and setting",
                "",
                List.of(chart(
                        "Claims", (paid, cell) -> count(cell), number -> DisplayFormat.number(Math.round(number)))),
                List.of(),
                table("Claims by month and setting", heads, (paid, cell) -> cell.text()));
        Figure paid = new Figure(
                "Paid by month and setting",
                "",
                List.of(chart("Paid", ClaimSection::amount, Dollars::rough)),
                List.of(),
                table("Paid by month and setting", heads, Dollars::text));
        return new Section(ID, TITLE, lead, List.of(claims, paid));
    }

    private String lag() {
        List<ReportMonth> late =
                months.stream().filter(month -> !month.isComplete()).toList();
        return "Claims arrive late: a month counts as complete when three whole months have followed. "
                + ReportMonth.span(late) + " are incomplete, drawn paler and marked with *.";
    }

    private ColumnChart chart(String what, BiFunction<BigDecimal, Cell, Value> value, DoubleFunction<String> label) {
        List<List<Value>> values = new ArrayList<>();
        for (int m = 0; m < months.size(); m++) {
            List<Value> month = new ArrayList<>();
            for (int s = 0; s < settings.size(); s++) {
                month.add(value.apply(paid(months.get(m), settings.get(s)), grid.cell(m, s)));
            }
            values.add(month);
        }
        String words = what + " by month and setting, " + ReportMonth.span(months)
                + ", as stacked columns. The numbers are in the table below.";
        return ColumnChart.of(
                null, words, months, settings.stream().map(SETTINGS::get).toList(), values, 1, label);
    }

    static Value count(Cell cell) {
        return new Value(cell.count(), cell.isShown(), cell.text());
    }

    static Value amount(BigDecimal amount, Cell count) {
        return new Value(amount == null ? 0 : amount.doubleValue(), count.isShown(), Dollars.text(amount, count));
    }

    private Table table(String caption, List<String> heads, BiFunction<BigDecimal, Cell, String> text) {
        List<List<String>> lines = new ArrayList<>();
        for (int m = 0; m < months.size(); m++) {
            ReportMonth month = months.get(m);
            List<String> line = new ArrayList<>(List.of(month.heading()));
            for (int s = 0; s < settings.size(); s++) {
                line.add(text.apply(paid(month, settings.get(s)), grid.cell(m, s)));
            }
            line.add(text.apply(Dollars.sum(settings.stream().map(setting -> paid(month, setting))), grid.rowTotal(m)));
            lines.add(line);
        }
        List<String> foot = new ArrayList<>(List.of("All"));
        for (int s = 0; s < settings.size(); s++) {
            String setting = settings.get(s);
            foot.add(text.apply(Dollars.sum(months.stream().map(month -> paid(month, setting))), grid.columnTotal(s)));
        }
        foot.add(text.apply(Dollars.sum(rows.values().stream().map(row -> row.amount("paid_amount"))), grid.all()));
        return new Table(caption, heads, lines, foot);
    }

    private Cell cell(ReportMonth month, String setting) {
        Row row = rows.get(List.of(month.month(), setting));
        return row == null ? Cell.of(0) : Cell.of(row.count("claims"), row.count("people"));
    }

    private BigDecimal paid(ReportMonth month, String setting) {
        Row row = rows.get(List.of(month.month(), setting));
        return row == null ? null : row.amount("paid_amount");
    }

    private static boolean isOf(Row row, ReportMonth month) {
        return row.month("year_month").equals(month.month());
    }

    private static Cell total(Stream<Row> rows, String people) {
        List<Row> all = rows.toList();
        return all.isEmpty()
                ? Cell.of(0)
                : Cell.of(
                        all.stream().mapToLong(row -> row.count("claims")).sum(),
                        all.get(0).count(people));
    }
}
