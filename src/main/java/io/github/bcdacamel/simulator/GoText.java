package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes times and JSON as Go does, in which BCDA is written. */
final class GoText {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GoText() {}

    /** {@code time.String()}: what BCDA puts into Expires, although it is no HTTP date. */
    static String timeString(Instant instant) {
        return SECONDS.format(instant) + fraction(instant) + " +0000 UTC";
    }

    /** RFC 3339 with as many digits of the microsecond as are not trailing zeros. */
    static String instant(Instant instant) {
        return SECONDS.format(instant).replace(' ', 'T') + fraction(instant) + "Z";
    }

    static String instantSeconds(Instant instant) {
        return instant(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String fraction(Instant instant) {
        int micros = instant.getNano() / 1000;
        return micros == 0
                ? ""
                : "." + String.format(Locale.ROOT, "%06d", micros).replaceAll("0+$", "");
    }

    /** Compact, and {@code & < >} written as {@code encoding/json} writes them; they only occur inside strings. */
    static String json(JsonNode node) {
        return node.toString().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
