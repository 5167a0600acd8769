package io.github.bcdacamel.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast an export was delivered, over its time: one bar for each of as many equal stretches as there is room for.
 *
 * @param secondsABar how long a stretch is
 * @param bytesASecond of each stretch, the first one first
 */
record Throughput(long secondsABar, List<Double> bytesASecond) {

    /** Of the statement's rows. */
    private static final int SECONDS_A_ROW = 5;

    private static final int MOST_BARS = 48;

    /** @param rows of one export, of {@code read-throughput.sql}, by time: five seconds each */
    static Throughput of(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new Throughput(SECONDS_A_ROW, List.of());
        }
        long first = RowReader.number(rows.get(0).get("slot"));
        long last = RowReader.number(rows.get(rows.size() - 1).get("slot"));
        long rowsABar = (last - first) / MOST_BARS + 1;
        double[] bars = new double[(int) ((last - first) / rowsABar) + 1];
        for (Map<String, Object> row : rows) {
            bars[(int) ((RowReader.number(row.get("slot")) - first) / rowsABar)] += RowReader.number(row.get("bytes"));
        }
        long seconds = rowsABar * SECONDS_A_ROW;
        List<Double> speeds = new ArrayList<>();
        for (double bytes : bars) {
            speeds.add(bytes / seconds);
        }
        return new Throughput(seconds, speeds);
    }

    double fastest() {
        return bytesASecond.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double usual() {
        return bytesASecond.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** A picture for the eye, and its sentence for the ear. */
    HtmlFragment chart() {
        if (bytesASecond.size() < 3) {
            return HtmlFragment.NONE;
        }
        double top = fastest();
        List<HtmlFragment> bars = new ArrayList<>();
        for (int i = 0; i < bytesASecond.size(); i++) {
            double height = top == 0 ? 0 : Math.max(1, 46 * bytesASecond.get(i) / top);
            bars.add(HtmlFragment.of(
                    "<rect x=\"%s\" y=\"%s\" width=\"5\" height=\"%s\" rx=\"1\"/>",
                    i * 6, rounded(48 - height), rounded(height)));
        }
        String said = "Delivered at " + DisplayFormat.size(usual()) + " a second on average, " + DisplayFormat.size(top)
                + " at best.";
        return HtmlFragment.of(
                """
                <figure class="throughput">
                <svg viewBox="0 0 %s 48" preserveAspectRatio="none" role="img" aria-label="%s">
                %s
                </svg>
                <figcaption>%s One bar is %s.</figcaption>
                </figure>
                """,
                MOST_BARS * 6 - 1,
                said,
                HtmlFragment.join(bars),
                said,
                DisplayFormat.duration(java.time.Duration.ofSeconds(secondsABar)));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
