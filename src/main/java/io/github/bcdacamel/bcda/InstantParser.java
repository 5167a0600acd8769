package io.github.bcdacamel.bcda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the three ways in which a Bulk Data server writes a point in time: FHIR instants (transactionTime), HTTP dates
 * (RFC 9110 section 5.6.7, Expires and Retry-After) and Go's {@code time.String()}, which BCDA sends as Expires. What is
 * none of them is empty, never an exception: only a manifest's transactionTime is worth refusing anything for.
 */
public final class InstantParser {

    private static final Pattern FHIR =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern GO = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ([+-]\\d\\d)(\\d\\d)(?: [A-Z+0-9-]{1,8})?(?: m=.*)?");
    // The day of the week is not read: it is redundant, and a wrong one is no reason to lose the date.
    private static final Pattern HTTP = Pattern.compile(
            "(?:[A-Za-z]{3,9},? )?(\\d{1,2})[ -]([A-Za-z]{3})[ -](\\d{4}|\\d\\d) (\\d\\d:\\d\\d:\\d\\d) (?:GMT|UTC)");
    private static final Pattern ASCTIME =
            Pattern.compile("[A-Za-z]{3} ([A-Za-z]{3}) {1,2}(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})");
    private static final List<String> MONTHS =
            Arrays.asList("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private InstantParser() {}

    /** Any of the three. */
    public static Optional<Instant> parse(String text) {
        return Stream.of(fhir(text), http(text), go(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A FHIR instant: seconds and zone are mandatory, the fraction has none to nine digits. */
    public static Optional<Instant> fhir(String text) {
        if (text == null || !FHIR.matcher(text).matches()) {
            return Optional.empty();
        }
        return orEmpty(() -> OffsetDateTime.parse(text).toInstant());
    }

    /** Go's {@code time.String()}, such as {@code 2026-08-22 15:04:05.123456 +0000 UTC}. */
    public static Optional<Instant> go(String text) {
        Matcher matcher = GO.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return fhir(matcher.group(1) + "T" + matcher.group(2) + matcher.group(3) + ":" + matcher.group(4));
    }

    /** An HTTP date in any of its forms: IMF-fixdate, RFC 850 and asctime. */
    public static Optional<Instant> http(String text) {
        String stripped = text == null ? "" : text.strip();
        Matcher date = HTTP.matcher(stripped);
        if (date.matches()) {
            return instant(date.group(3), date.group(2), date.group(1), date.group(4));
        }
        Matcher asctime = ASCTIME.matcher(stripped);
        return asctime.matches()
                ? instant(asctime.group(4), asctime.group(1), asctime.group(2), asctime.group(3))
                : Optional.empty();
    }

    private static Optional<Instant> instant(String year, String month, String day, String time) {
        int number = Integer.parseInt(year);
        int fullYear = year.length() > 2 ? number : number < 70 ? 2000 + number : 1900 + number;
        return orEmpty(() -> LocalDate.of(
                        fullYear, MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1, Integer.parseInt(day))
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC));
    }

    private static Optional<Instant> orEmpty(java.util.function.Supplier<Instant> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
