package io.github.bcdacamel.profile;

import java.util.Locale;

/** Texts that read the same whatever language the machine speaks, so that a profile of the same data is the same. */
final class TextFormat {

    private TextFormat() {}

    static String of(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** From 0 to 1, as percent. */
    static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.1) {
            return "< 0.1 %";
        }
        return percent < 100 && percent > 99.9
                ? "> 99.9 %"
                : of(percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
    }
}
