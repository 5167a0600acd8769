package io.github.bcdacamel.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * The accepted form of a setting's value. Reads one text into one value or says in words what was expected; which
 * setting has which form is {@link SettingsCatalog}'s business.
 */
interface Form {

    Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    Pattern SIZE = Pattern.compile("(\\d{1,12})(KB|MB|GB|TB)?");
    Pattern RATE = Pattern.compile("(\\d{1,6})/(\\d{1,9}(?:ms|s|m|h))");
    Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads the value, or throws an IllegalArgumentException whose message names the accepted form. */
    Object read(String text);

    Form TEXT = text -> text;

    Form LINE = matching("\\P{Cc}*", "one line");

    Form FLAG = oneOf("true", "false").as(Boolean::valueOf);

    /** A share of a whole. */
    Form SHARE = matching("0(\\.\\d{1,9})?|1(\\.0{1,9})?", "a share from 0 to 1, such as 0.1")
            .as(Double::valueOf);

    Form POSITIVE_NUMBER = number(1, 999_999_999, "a whole number above 0");

    /** Empty, or a web address. Its path may be secret, so no message repeats it. */
    Form HOOK = matching(
            "|https?://[A-Za-z0-9.\\[\\]:-]+(/[^\\s{}]*)?", "an address such as https://hooks.example.org/bcda");

    Form PORT = number(0, 65535, "a port from 1 to 65535, or 0 for any free one");

    Form CONNECTIONS = number(1, 10_000, "a whole number from 1 to 10000");

    Form DURATION_FORM = ((Form) Form::duration)
            .where(duration -> !((Duration) duration).isZero(), "a duration above 0, such as 200ms, 30s, 5m or 24h");

    Form DURATION_OR_NONE = Form::duration;

    /** Empty, or six or seven fields as Quartz reads them. */
    Form CRON = text -> {
        try {
            if (!text.isEmpty()) {
                new CronExpression(text);
            }
            return text;
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(
                    "expected a Quartz cron expression, such as 0 0 2 * * ? for every night at two ("
                            + wrong.getMessage() + ")",
                    wrong);
        }
    };

    /** Quartz would take an unknown zone for GMT. */
    Form TIME_ZONE = text -> {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("expected a time zone such as UTC or America/New_York", unknown);
        }
    };

    Form SIZE_FORM = text -> {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("expected a size such as 500, 64KB, 16MB or 100GB");
        }
        String unit = size.group(2) == null ? "" : size.group(2);
        int shift =
                switch (unit) {
                    case "KB" -> 10;
                    case "MB" -> 20;
                    case "GB" -> 30;
                    case "TB" -> 40;
                    default -> 0;
                };
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift);
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("expected a size that a disk can have", tooLarge);
        }
    };

    /** A size of something that is held in memory whole. */
    Form SIZE_IN_MEMORY =
            sizeBetween(2, Integer.MAX_VALUE / 2, "a size from 2 to 1023MB, because it is held in memory");

    /** S3's own bounds of a part. */
    Form PART_SIZE = sizeBetween(5L << 20, 5L << 30, "a size from 5MB to 5GB, which are S3's bounds");

    Form RATE_FORM = text -> {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()
                || Integer.parseInt(rate.group(1)) == 0
                || duration(rate.group(2)).isZero()) {
            throw new IllegalArgumentException("expected requests/time, such as 900/5m");
        }
        return new RateLimit(Integer.parseInt(rate.group(1)), duration(rate.group(2)));
    };

    /** An address we send requests to: https, or http on loopback alone, because the secret and the token travel there. */
    Form SERVER_ADDRESS = text -> {
        URI address = uri(text);
        boolean loopback = address.getHost() != null && LOOPBACK.contains(address.getHost());
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("expected an address such as https://api.bcda.cms.gov");
        }
        if ("http".equals(address.getScheme()) && !loopback) {
            throw new IllegalArgumentException(
                    "http:// to another machine would send the secret and patients' data in the clear; use https://");
        }
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("expected an address that begins with https://");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    };

    /** Checked by the form unless it is empty; stays a text. */
    static Form optional(Form form) {
        return text -> {
            if (!text.isEmpty()) {
                form.read(text);
            }
            return text;
        };
    }

    /** {@code auto}, {@code none} or a FHIR instant, kept verbatim. */
    Form SINCE = text -> {
        if (!Set.of("auto", "ledger", "none").contains(text)) {
            try {
                OffsetDateTime.parse(text);
            } catch (DateTimeParseException notAnInstant) {
                throw new IllegalArgumentException(
                        "expected auto, ledger, none, or an instant with its zone such as 2026-08-01T00:00:00Z",
                        notAnInstant);
            }
        }
        return text;
    };

    /** An optional of the day. */
    Form DATE_OR_NONE = text -> {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADay) {
            throw new IllegalArgumentException("expected a day such as 2026-09-01, or nothing", notADay);
        }
    };

    /** The same form, read as another type. */
    default Form as(Function<String, Object> type) {
        return text -> type.apply((String) read(text));
    }

    static Form oneOf(String... words) {
        return matching(String.join("|", words), "one of " + String.join(", ", words));
    }

    private static Form number(int least, int most, String expected) {
        return matching("\\d{1,9}", expected)
                .as(Integer::valueOf)
                .where(number -> (Integer) number >= least && (Integer) number <= most, expected);
    }

    private static Form sizeBetween(long least, long most, String expected) {
        return SIZE_FORM.where(size -> (Long) size >= least && (Long) size <= most, expected);
    }

    /** The same form, of which not every value is accepted. */
    private Form where(Predicate<Object> accepted, String expected) {
        return text -> {
            Object value = read(text);
            if (!accepted.test(value)) {
                throw new IllegalArgumentException("expected " + expected);
            }
            return value;
        };
    }

    static Form matching(String pattern, String expected) {
        return text -> {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException("expected " + expected);
            }
            return text;
        };
    }

    /** A comma list, each part of which has the pattern; blanks around commas are ignored; empty means none. */
    static Form listOf(String pattern, String expected) {
        return text -> {
            var parts = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
            for (String part : parts) {
                if (!part.matches(pattern)) {
                    throw new IllegalArgumentException("'" + part + "' is not " + expected);
                }
            }
            if (new TreeSet<>(parts).size() != parts.size()) {
                throw new IllegalArgumentException("the same one stands there twice");
            }
            return parts;
        };
    }

    /**
     * A list that is not empty.
     *
     * @param alone values that stand by themselves, such as none
     */
    static Form atLeastOne(Form list, String expected, String... alone) {
        return list.where(
                parts -> {
                    List<?> values = (List<?>) parts;
                    return values.size() == 1 || !values.isEmpty() && Collections.disjoint(values, List.of(alone));
                },
                expected);
    }

    private static Duration duration(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException("expected a duration such as 200ms, 30s, 5m or 24h");
        }
        long number = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException("expected an address such as https://api.bcda.cms.gov", notAnAddress);
        }
    }
}
