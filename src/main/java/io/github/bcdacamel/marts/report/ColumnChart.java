package io.github.bcdacamel.marts.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Columns by month, one on top of the other where there are several series. Draws what is shown and nothing else.
 *
 * @param title above it; null for none
 * @param words what it shows, for those who do not see it
 * @param series the names in the order of their numbers, from below
 * @param top what the highest line stands for
 * @param incomplete where months begin that are incomplete, from 0 to 1; 1 if there are none
 * @param hasGaps whether something is not drawn because it is not shown
 */
record ColumnChart(
        String title,
        String words,
        List<String> series,
        List<Column> columns,
        String top,
        String middle,
        double incomplete,
        boolean hasGaps) {

    static final int STEP = 10;
    static final int HEIGHT = 100;

    /**
     * A month.
     *
     * @param year to be written below it; null for none
     * @param gap whether something of it is not shown
     */
    record Column(ReportMonth month, List<Segment> segments, Integer year, boolean gap) {}

    /** A rectangle of a series, from its top down. */
    record Segment(int series, double y, double height, String words) {}

    /** A value of a series in a month: not drawn where it is not shown. */
    record Value(double amount, boolean isShown, String text) {}

    static ColumnChart of(
            String title,
            String words,
            List<ReportMonth> months,
            List<String> series,
            List<List<Value>> byMonth,
            double least,
            DoubleFunction<String> label) {
        double highest = byMonth.stream().mapToDouble(ColumnChart::sum).max().orElse(0);
        boolean isEmpty = highest <= 0 && least <= 1;
        double top = round(Math.max(highest, least));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            ReportMonth month = months.get(i);
            boolean begins = month.month().getMonthValue() == 1
                    || i == 0 && month.month().getMonthValue() < 9;
            columns.add(new Column(
                    month,
                    segments(month, series, byMonth.get(i), top),
                    begins ? month.month().getYear() : null,
                    byMonth.get(i).stream().anyMatch(value -> !value.isShown())));
        }
        long complete = months.stream().filter(ReportMonth::isComplete).count();
        return new ColumnChart(
                title,
                words,
                series,
                columns,
                isEmpty ? "" : label.apply(top),
                isEmpty ? "" : label.apply(top / 2),
                months.isEmpty() ? 1 : (double) complete / months.size(),
                columns.stream().anyMatch(Column::gap));
    }

    private static double sum(List<Value> values) {
        return values.stream()
                .filter(Value::isShown)
                .mapToDouble(value -> Math.max(0, value.amount()))
                .sum();
    }

    private static List<Segment> segments(ReportMonth month, List<String> series, List<Value> values, double top) {
        List<Segment> segments = new ArrayList<>();
        double reached = 0;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value.isShown() && value.amount() > 0) {
                double height = HEIGHT * value.amount() / top;
                reached += height;
                segments.add(new Segment(
                        i, HEIGHT - reached, height, month.words() + ", " + series.get(i) + ": " + value.text()));
            }
        }
        return segments;
    }

    /** The next number up that is easy to read. */
    private static double round(double highest) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        for (double step : new double[] {1, 1.5, 2, 3, 4, 5, 6, 8}) {
            if (step * unit >= highest) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    int width() {
        return STEP * Math.max(1, columns.size());
    }

    /** A number as SVG and CSS have it. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
