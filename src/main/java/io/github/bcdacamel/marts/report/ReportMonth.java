package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A month of the report, and whether the claims of it are all there by now. */
record ReportMonth(YearMonth month, boolean isComplete) {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** All months of the report, the earliest first. */
    static List<ReportMonth> read(MartRows marts) throws SQLException {
        return marts.of("select year_month, is_complete from report_month order by year_month").stream()
                .map(ReportMonth::of)
                .toList();
    }

    private static ReportMonth of(Row row) {
        return new ReportMonth(row.month("year_month"), row.is("is_complete"));
    }

    String words() {
        return month.format(WORDS);
    }

    /** Of a table, where a mark stands for incomplete. */
    String heading() {
        return isComplete ? words() : words() + " *";
    }

    static String span(List<ReportMonth> months) {
        String first = months.get(0).words();
        return months.size() == 1
                ? first
                : first + " to " + months.get(months.size() - 1).words();
    }
}
