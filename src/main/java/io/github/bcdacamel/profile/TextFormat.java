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

    static String count(long number) {
        return of("%,d", number);
    }

    /** A size for people. */
    static String bytes(long bytes) {
        double size = bytes;
        for (String unit : new String[] {"bytes", "KB", "MB", "GB"}) {
            if (size < 1000) {
                return of(unit.equals("bytes") ? "%.0f %s" : "%.1f %s", size, unit);
            }
            size /= 1000;
        }
        return of("%,.1f TB", size);
    }

    /** One or many of a thing. */
    static String some(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** As HTML shows it. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
