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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    Form POSITIVE_NUMBER = text -> {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
            throw new IllegalArgumentException("expected a whole number above 0");
        }
        return Integer.parseInt(text);
    };

    /** Empty, or a web address; what stands behind its host may be secret, so that no message repeats it. */
    Form HOOK = text -> {
        if (!text.matches("|https?://[A-Za-z0-9.\\[\\]:-]+(/[^\\s{}]*)?")) {
            throw new IllegalArgumentException("expected an address such as https://hooks.example.org/bcda");
        }
        return text;
    };

    Form PORT = text -> {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("expected a port from 1 to 65535, or 0 for any free one");
        }
        return Integer.parseInt(text);
    };

    Form DURATION_FORM = text -> {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("expected a duration above 0, such as 200ms, 30s, 5m or 24h");
        }
        return duration;
    };

    Form DURATION_OR_NONE = text -> duration(text);

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
    Form SIZE_IN_MEMORY = text -> {
        long size = (Long) SIZE_FORM.read(text);
        if (size < 2 || size > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("expected a size from 2 to 1023MB, because it is held in memory");
        }
        return size;
    };

    /** S3's own bounds of a part. */
    Form PART_SIZE = text -> {
        long size = (Long) SIZE_FORM.read(text);
        if (size < 5L << 20 || size > 5L << 30) {
            throw new IllegalArgumentException("expected a size from 5MB to 5GB, which are S3's bounds");
        }
        return size;
    };

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
        if (!text.equals("auto") && !text.equals("none")) {
            try {
                OffsetDateTime.parse(text);
            } catch (DateTimeParseException notAnInstant) {
                throw new IllegalArgumentException(
                        "expected auto, none, or an instant with its zone such as 2026-08-01T00:00:00Z", notAnInstant);
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

    static Form oneOf(String... words) {
        return text -> {
            if (!Set.of(words).contains(text)) {
                throw new IllegalArgumentException("expected one of " + String.join(", ", words));
            }
            return text;
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

    /** A list that is not empty. */
    static Form atLeastOne(Form list, String expected) {
        return text -> {
            Object parts = list.read(text);
            if (((List<?>) parts).isEmpty()) {
                throw new IllegalArgumentException("expected " + expected);
            }
            return parts;
        };
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
