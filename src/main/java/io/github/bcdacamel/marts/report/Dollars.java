package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.html.DisplayFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Amounts as the page shows them. */
final class Dollars {

    /** In the place of an amount whose count is not shown. */
    static final String HIDDEN = "not shown";

    private Dollars() {}

    /** Whole dollars, if the count of what they were paid for is shown. */
    static String text(BigDecimal amount, Cell count) {
        if (!count.isShown()) {
            return HIDDEN;
        }
        if (amount == null) {
            return count.count() == 0 ? "$0" : "not sent";
        }
        long whole = amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return (whole < 0 ? "-$" : "$") + DisplayFormat.number(Math.abs(whole));
    }

    /** In three digits or so. */
    static String rough(double amount) {
        String[] units = {"", "K", "M", "B", "T"};
        int unit = 0;
        double size = amount;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return "$" + String.format(Locale.ROOT, size == Math.rint(size) ? "%.0f" : "%.1f", size) + units[unit];
    }

    /** Null if there is none. */
    static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }
}
