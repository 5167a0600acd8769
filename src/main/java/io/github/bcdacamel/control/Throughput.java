package io.github.bcdacamel.control;

import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.ledger.LedgerReader.Slot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How fast an export was delivered: one bar for each of as many equal stretches of time as there is room for.
 *
 * @param bar how long a stretch is
 * @param bytesPerSecond of each stretch, first to last
 */
record Throughput(Duration bar, List<Double> bytesPerSecond) {

    static final int MOST_BARS = 48;
    static final int HEIGHT = 48;

    private static final int SECONDS_PER_SLOT = 5;

    /** @param slots of one export, by time */
    static Throughput of(List<Slot> slots) {
        if (slots.isEmpty()) {
            return new Throughput(Duration.ofSeconds(SECONDS_PER_SLOT), List.of());
        }
        long first = slots.get(0).slot();
        long last = slots.get(slots.size() - 1).slot();
        long slotsPerBar = (last - first) / MOST_BARS + 1;
        long seconds = slotsPerBar * SECONDS_PER_SLOT;
        double[] bars = new double[(int) ((last - first) / slotsPerBar) + 1];
        slots.forEach(slot -> bars[(int) ((slot.slot() - first) / slotsPerBar)] += (double) slot.bytes() / seconds);
        return new Throughput(
                Duration.ofSeconds(seconds), Arrays.stream(bars).boxed().toList());
    }

    /** Whether there is enough to draw. */
    boolean isWorthShowing() {
        return bytesPerSecond.size() >= 3;
    }

    double fastest() {
        return bytesPerSecond.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** In the picture, with one decimal place. */
    double height(double speed) {
        double height = fastest() == 0 ? 0 : Math.max(1, (HEIGHT - 2) * speed / fastest());
        return Math.round(height * 10) / 10.0;
    }

    String words() {
        double average = bytesPerSecond.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return "Delivered at " + DisplayFormat.size(average) + " per second on average, "
                + DisplayFormat.size(fastest()) + " at best.";
    }
}
