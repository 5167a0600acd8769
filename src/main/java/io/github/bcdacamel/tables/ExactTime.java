package io.github.bcdacamel.tables;

import java.time.Month;
import java.time.Year;

/** Reads dates and instants from their bytes. */
final class ExactTime {

    static final long NONE = Long.MIN_VALUE;

    private static final int DATE = 10;
    private static final long MICROSECONDS = 1_000_000L;

    private ExactTime() {}

    /** Days since 1970 of a date, or of the date of an instant as it is written there; {@link #NONE} of a part of a date. */
    static long day(byte[] bytes, int start, int end) {
        int length = end - start;
        return length == DATE || length > DATE && isClock(bytes, start + DATE, end) ? date(bytes, start) : NONE;
    }

    /** Whether this is a time of day, with or without seconds and a time zone. */
    private static boolean isClock(byte[] bytes, int start, int end) {
        int at = start + 6;
        if (end < at
                || bytes[start] != 'T'
                || bytes[start + 3] != ':'
                || !isUpTo(23, bytes, start + 1, 2)
                || !isUpTo(59, bytes, start + 4, 2)) {
            return false;
        }
        if (at + 3 <= end && bytes[at] == ':' && isUpTo(60, bytes, at + 1, 2)) {
            at += 3;
            if (at + 2 <= end && bytes[at] == '.' && isUpTo(9, bytes, at + 1, 1)) {
                at++;
                while (at < end && isUpTo(9, bytes, at, 1)) {
                    at++;
                }
            }
        }
        return at == end || offset(bytes, at, end) != NONE;
    }

    private static boolean isUpTo(int most, byte[] bytes, int start, int digits) {
        int number = number(bytes, start, digits);
        return number >= 0 && number <= most;
    }

    private static long date(byte[] bytes, int start) {
        int year = number(bytes, start, 4);
        int month = number(bytes, start + 5, 2);
        int day = number(bytes, start + 8, 2);
        boolean dashes = bytes[start + 4] == '-' && bytes[start + 7] == '-';
        if (!dashes || year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return NONE;
        }
        // Years that begin in March have their leap day at the end.
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = (month + 9) % 12;
        return 365L * marchYear
                + Math.floorDiv(marchYear, 4)
                - Math.floorDiv(marchYear, 100)
                + Math.floorDiv(marchYear, 400)
                + (153 * marchMonth + 2) / 5
                + day
                - 719_469;
    }

    private static int daysOf(int year, int month) {
        return Month.of(month).length(Year.isLeap(year));
    }

    /** Since 1970, UTC; {@link #NONE} without a time zone, or of parts of a microsecond. */
    static long microseconds(byte[] bytes, int start, int end) {
        int at = start + DATE;
        if (end - at < 7 || bytes[at] != 'T' || bytes[at + 3] != ':') {
            return NONE;
        }
        long day = date(bytes, start);
        int hour = number(bytes, at + 1, 2);
        int minute = number(bytes, at + 4, 2);
        int second = 0;
        long fraction = 0;
        at += 6;
        if (bytes[at] == ':') {
            second = at + 3 < end ? number(bytes, at + 1, 2) : -1;
            at += 3;
            if (second >= 0 && bytes[at] == '.') {
                int first = ++at;
                long unit = MICROSECONDS;
                for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                    unit /= 10;
                    fraction += unit * (bytes[at] - '0');
                    if (unit == 0 && bytes[at] != '0') {
                        return NONE;
                    }
                }
                second = at == first ? -1 : second;
            }
        }
        long offset = offset(bytes, at, end);
        if (hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || day == NONE
                || offset == NONE) {
            return NONE;
        }
        return (86_400L * day + 3_600L * hour + 60L * minute + second - offset) * MICROSECONDS + fraction;
    }

    /** In seconds. */
    private static long offset(byte[] bytes, int at, int end) {
        if (end - at == 1 && bytes[at] == 'Z') {
            return 0;
        }
        if (end - at != 6 || bytes[at] != '+' && bytes[at] != '-' || bytes[at + 3] != ':') {
            return NONE;
        }
        int hours = number(bytes, at + 1, 2);
        int minutes = number(bytes, at + 4, 2);
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long seconds = 3_600L * hours + 60L * minutes;
        return bytes[at] == '-' ? -seconds : seconds;
    }

    /** -1 if it is none. */
    private static int number(byte[] bytes, int start, int digits) {
        int number = 0;
        for (int at = start; at < start + digits; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }
}
