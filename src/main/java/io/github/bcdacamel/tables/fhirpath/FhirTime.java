package io.github.bcdacamel.tables.fhirpath;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, a time, or both, as exact as it was written: {@code 2020}, {@code 2020-01-31}, {@code 2020-01-31T10:15:30.5-05:00},
 * {@code T10:15}.
 */
public final class FhirTime {

    private static final String CLOCK = "([01]\\d|2[0-3])(?::([0-5]\\d)(?::((?:[0-5]\\d|60)(?:\\.\\d+)?))?)?";
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:-(0[1-9]|1[0-2])(?:-(\\d\\d))?)?(T(?:" + CLOCK + "(Z|[+-]\\d\\d:\\d\\d)?)?)?");
    private static final Pattern TIME = Pattern.compile("T?" + CLOCK);

    private static final int DATE_PARTS = 3;
    private static final int PARTS = 6;

    private final String text;
    private final boolean isTime;
    private final boolean hasClock;
    /** Year to second; null from the first that was not written. Of a time the first three are null. */
    private final BigDecimal[] parts = new BigDecimal[PARTS];

    private final String offset;

    private FhirTime(String text, boolean isTime, Matcher matcher) {
        this.text = text;
        this.isTime = isTime;
        int group = 1;
        for (int part = isTime ? DATE_PARTS : 0; part < PARTS; part++, group++) {
            group += part == DATE_PARTS && !isTime ? 1 : 0;
            parts[part] = matcher.group(group) == null ? null : new BigDecimal(matcher.group(group));
        }
        hasClock = isTime || matcher.group(DATE_PARTS + 1) != null;
        offset = isTime ? null : matcher.group(group);
    }

    /** Null if it is none of all these. A time may come without its {@code T} only where nothing else is meant. */
    public static FhirTime of(String text) {
        Matcher matcher = DATE.matcher(text);
        if (matcher.matches()) {
            FhirTime date = new FhirTime(text, false, matcher);
            return date.isPossible() ? date : null;
        }
        matcher = TIME.matcher(text);
        return matcher.matches() && (text.startsWith("T") || text.contains(":"))
                ? new FhirTime(text.startsWith("T") ? text.substring(1) : text, true, matcher)
                : null;
    }

    /** Only after a whole date there can be a time. */
    private boolean isPossible() {
        return parts[2] == null
                ? parts[DATE_PARTS] == null
                : number(2) >= 1
                        && number(2) <= YearMonth.of(number(0), number(1)).lengthOfMonth();
    }

    static boolean isLiteral(String text) {
        return of(text) != null;
    }

    public String text() {
        return text;
    }

    /** Below zero, zero or above; null if nobody can say, because one is less exact or one has no time zone. */
    Integer compare(FhirTime other) {
        if (isTime != other.isTime) {
            return null;
        }
        boolean bothZoned = offset != null && other.offset != null;
        if (parts[DATE_PARTS] != null
                && other.parts[DATE_PARTS] != null
                && (offset == null) != (other.offset == null)) {
            return null;
        }
        BigDecimal[] mine = bothZoned ? inUtc() : parts;
        BigDecimal[] theirs = bothZoned ? other.inUtc() : other.parts;
        for (int part = isTime ? DATE_PARTS : 0; part < PARTS; part++) {
            if (mine[part] == null || theirs[part] == null) {
                return mine[part] == theirs[part] ? 0 : null;
            }
            int order = mine[part].compareTo(theirs[part]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigDecimal[] inUtc() {
        if (offset.equals("Z") || parts[4] == null) {
            return parts;
        }
        int minutes = Integer.parseInt(offset.substring(1, 3)) * 60 + Integer.parseInt(offset.substring(4));
        LocalDateTime local = LocalDateTime.of(number(0), number(1), number(2), number(3), number(4))
                .minusMinutes(offset.startsWith("-") ? -minutes : minutes);
        BigDecimal[] moved = {
            BigDecimal.valueOf(local.getYear()), BigDecimal.valueOf(local.getMonthValue()),
            BigDecimal.valueOf(local.getDayOfMonth()), BigDecimal.valueOf(local.getHour()),
            BigDecimal.valueOf(local.getMinute()), parts[5]
        };
        return moved;
    }

    private int number(int part) {
        return parts[part].intValue();
    }

    /** The first instant that it may mean. Of a date without a clock it is a date, or with one if that is wanted. */
    FhirTime low(boolean withClock) {
        return boundary("01", "01", "00", "00", "00.000", "000", "+14:00", withClock);
    }

    /** The last instant that it may mean, in milliseconds. */
    FhirTime high(boolean withClock) {
        String month = parts[1] == null ? "12" : two(1);
        String day = isTime
                ? ""
                : "" + YearMonth.of(number(0), Integer.parseInt(month)).lengthOfMonth();
        return boundary("12", day, "23", "59", "59.999", "999", "-12:00", withClock);
    }

    private FhirTime boundary(
            String month,
            String day,
            String hour,
            String minute,
            String second,
            String fraction,
            String zone,
            boolean clock) {
        StringBuilder whole = new StringBuilder();
        if (!isTime) {
            whole.append("%04d".formatted(number(0))).append('-').append(parts[1] == null ? month : two(1));
            whole.append('-').append(parts[2] == null ? day : two(2));
            if (!hasClock && !clock) {
                return of(whole.toString());
            }
            whole.append('T');
        }
        whole.append(parts[3] == null ? hour : two(3));
        whole.append(':').append(parts[4] == null ? minute : two(4));
        whole.append(':').append(parts[5] == null ? second : seconds(fraction));
        if (!isTime) {
            whole.append(offset == null ? zone : offset);
        }
        return of(whole.toString());
    }

    private String two(int part) {
        return "%02d".formatted(number(part));
    }

    private String seconds(String fraction) {
        String written = parts[5].toPlainString();
        String whole = written.contains(".") ? written : written + ".";
        int missing = Math.max(0, whole.indexOf('.') + 1 + fraction.length() - whole.length());
        String padded = whole + fraction.substring(fraction.length() - missing);
        return padded.indexOf('.') < 2 ? "0" + padded : padded;
    }
}
