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
        long first = Rows.number(rows.get(0).get("slot"));
        long last = Rows.number(rows.get(rows.size() - 1).get("slot"));
        long rowsABar = (last - first) / MOST_BARS + 1;
        double[] bars = new double[(int) ((last - first) / rowsABar) + 1];
        for (Map<String, Object> row : rows) {
            bars[(int) ((Rows.number(row.get("slot")) - first) / rowsABar)] += Rows.number(row.get("bytes"));
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
    Html chart() {
        if (bytesASecond.size() < 3) {
            return Html.NONE;
        }
        double top = fastest();
        List<Html> bars = new ArrayList<>();
        for (int i = 0; i < bytesASecond.size(); i++) {
            double height = top == 0 ? 0 : Math.max(1, 46 * bytesASecond.get(i) / top);
            bars.add(Html.of(
                    "<rect x=\"%s\" y=\"%s\" width=\"5\" height=\"%s\" rx=\"1\"/>",
                    i * 6, rounded(48 - height), rounded(height)));
        }
        String said =
                "Delivered at " + Wording.size(usual()) + " a second on average, " + Wording.size(top) + " at best.";
        return Html.of(
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
                Html.join(bars),
                said,
                Wording.duration(java.time.Duration.ofSeconds(secondsABar)));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
