package io.github.bcdacamel.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them. All times are UTC, as in the ledger and the names of folders. */
final class DisplayFormat {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB", "PB"};

    private DisplayFormat() {}

    /** A time with its distance from now: {@code 3 hours ago}, {@code in 5 minutes}. */
    static HtmlFragment time(Instant time, Instant now) {
        return HtmlFragment.of(
                "<time datetime=\"%s\" title=\"%s\">%s</time>", time, TIME.format(time), distance(time, now));
    }

    /** With the clock's own words beside the distance. */
    static HtmlFragment timeInFull(Instant time, Instant now) {
        return HtmlFragment.of(
                "<time datetime=\"%s\">%s</time> <span class=\"quiet\">%s</span>",
                time, distance(time, now), TIME.format(time));
    }

    static String distance(Instant time, Instant now) {
        Duration distance = Duration.between(now, time);
        if (distance.abs().toSeconds() < 5) {
            return "just now";
        }
        return distance.isNegative() ? duration(distance.negated()) + " ago" : "in " + duration(distance);
    }

    static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        }
        if (seconds < 2 * 3600) {
            long minutes = Math.round(seconds / 60.0);
            return minutes + (minutes == 1 ? " minute" : " minutes");
        }
        if (seconds < 48 * 3600) {
            return Math.round(seconds / 3600.0) + " hours";
        }
        return Math.round(seconds / 86400.0) + " days";
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** A count with its noun. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String size(double bytes) {
        int unit = 0;
        double size = bytes;
        while (size >= 999.5 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit == 0 || size >= 99.5 ? "%.0f %s" : "%.1f %s", size, SIZES[unit]);
    }
}
