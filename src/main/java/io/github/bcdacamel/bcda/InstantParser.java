package io.github.bcdacamel.bcda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the two ways in which a Bulk Data server writes a point in time: FHIR instants (transactionTime) and HTTP dates
 * (RFC 9110 section 5.6.7: Date, Retry-After). Anything else is empty, never an exception.
 */
public final class InstantParser {

    private static final Pattern FHIR =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** IMF-fixdate, RFC 850 (its hyphens replaced) and asctime, without the day of the week and the zone. */
    private static final DateTimeFormatter HTTP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[d MMM ")
            .appendValueReduced(ChronoField.YEAR, 2, 4, 1970)
            .appendPattern(" HH:mm:ss][MMM ppd HH:mm:ss uuuu]")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private InstantParser() {}

    /** A FHIR instant: seconds and zone are mandatory, the fraction has none to nine digits. */
    public static Optional<Instant> fhir(String text) {
        try {
            return text != null && FHIR.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** An HTTP date in any of its forms. The day of the week is not checked: a wrong one is no reason to lose the date. */
    public static Optional<Instant> http(String text) {
        try {
            String date = text == null
                    ? ""
                    : text.strip().replaceFirst("^[A-Za-z]{3,9},? ", "").replaceFirst(" (GMT|UTC)$", "");
            return Optional.of(HTTP.parse(date.replace('-', ' '), Instant::from));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
