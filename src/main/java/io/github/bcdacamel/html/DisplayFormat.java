package io.github.bcdacamel.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them, the same on every machine. All times are UTC, as in the ledger. */
public final class DisplayFormat {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB", "PB"};

    private DisplayFormat() {}

    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** Such as {@code 3 hours ago} or {@code in 5 minutes}. */
    public static String distance(Instant time, Instant now) {
        Duration distance = Duration.between(now, time);
        if (distance.abs().toSeconds() < 5) {
            return "just now";
        }
        return distance.isNegative() ? duration(distance.negated()) + " ago" : "in " + duration(distance);
    }

    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return count(seconds, "second", "seconds");
        }
        if (seconds < 2 * 3600) {
            return count(Math.round(seconds / 60.0), "minute", "minutes");
        }
        if (seconds < 48 * 3600) {
            return Math.round(seconds / 3600.0) + " hours";
        }
        return Math.round(seconds / 86400.0) + " days";
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with its noun. */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    public static String size(double bytes) {
        int unit = 0;
        double size = bytes;
        while (size >= 999.5 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || size >= 99.5 ? "%.0f %s" : "%.1f %s", size, SIZES[unit]);
    }
}
