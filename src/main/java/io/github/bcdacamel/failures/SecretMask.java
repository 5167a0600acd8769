package io.github.bcdacamel.failures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of this process, each in every form in which a server may repeat it, and the one place that takes them out
 * of what is told, stored or logged. Whoever learns a secret adds it here: the settings, the token cache, the client of
 * S3. Medicare ids and the like in texts of others are {@link Redactor}'s.
 */
public final class SecretMask {

    /** Shorter ones would hide words of ours; no issuer hands out any. */
    private static final int SHORTEST = 7;

    /** The value that was replaced last may still be repeated, as a token that has just been renewed. */
    private static final int KEPT = 2;

    /** Of an address or of headers: a shorter part without a digit is a word. */
    private static final int LONG_PART = 16;

    private static final Pattern VALUE = Pattern.compile("=([^&,]+)");

    private static final String HIDDEN = "(hidden)";

    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_=-]{5,}[A-Za-z0-9_=.-]*");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{16,}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]");

    private static final Map<String, Deque<Set<String>>> SECRETS = new LinkedHashMap<>();
    private static volatile String[] forms = {};

    private SecretMask() {}

    /** @param name of what holds it; the values before the last one of this name are forgotten */
    public static void add(String name, String secret) {
        keep(name, formsOf(secret));
    }

    /** As {@link #add}, and what HTTP Basic makes of it. */
    public static void addWithUser(String name, String user, String secret) {
        Set<String> all = formsOf(secret);
        if (!secret.isEmpty()) {
            all.addAll(formsOf(base64(user + ":" + secret)));
            all.addAll(formsOf(base64Url(user + ":" + secret)));
            // RFC 6749, 2.3.1.
            all.addAll(formsOf(base64(encoded(user) + ":" + encoded(secret))));
        }
        keep(name, all);
    }

    /** As {@link #add}, for an address or headers of which a part may be the secret; a host is none. */
    public static void addParts(String name, String text) {
        String rest = text.replaceFirst("^https?://[^/?#]*/?", "");
        Set<String> all = formsOf(text);
        if (rest.equals(text) || rest.length() >= LONG_PART) {
            all.addAll(formsOf(rest));
        }
        for (String part : rest.split("[/?&=,;#\\s]+")) {
            if (part.length() >= LONG_PART) {
                all.addAll(formsOf(part));
            }
        }
        VALUE.matcher(rest)
                .results()
                .map(value -> value.group(1).replaceFirst("^.*\\s", ""))
                .filter(value -> value.length() >= LONG_PART || value.chars().anyMatch(Character::isDigit))
                .forEach(value -> all.addAll(formsOf(value)));
        keep(name, all);
    }

    /** The text without the secrets, without any token, and without what steers a terminal. Null for null. */
    public static String mask(String text) {
        if (text == null) {
            return null;
        }
        String masked = JSON_WEB_TOKEN.matcher(withoutSecrets(text)).replaceAll("(token)");
        masked = AUTHORIZATION.matcher(masked).replaceAll("$1 (token)");
        return CONTROL.matcher(masked).replaceAll(" ");
    }

    /** The text without the secrets of this process. */
    static String withoutSecrets(String text) {
        String masked = text;
        for (String form : forms) {
            if (masked.contains(form)) {
                masked = masked.replace(form, HIDDEN);
            }
        }
        return masked;
    }

    private static synchronized void keep(String name, Set<String> secret) {
        Deque<Set<String>> values = SECRETS.computeIfAbsent(name, any -> new ArrayDeque<>());
        if (secret.isEmpty() || values.contains(secret)) {
            return;
        }
        values.addLast(secret);
        if (values.size() > KEPT) {
            values.removeFirst();
        }
        forms = SECRETS.values().stream()
                .flatMap(Deque::stream)
                .flatMap(Set::stream)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toArray(String[]::new);
    }

    private static Set<String> formsOf(String secret) {
        Set<String> all = new LinkedHashSet<>();
        if (secret.length() < SHORTEST) {
            return all;
        }
        for (String one : new String[] {secret, base64(secret), base64Url(secret)}) {
            all.add(one);
            all.add(encoded(one));
            all.add(encoded(one).replace("+", "%20"));
            all.add(inSmallHex(encoded(one)));
            all.add(inSmallHex(encoded(one)).replace("+", "%20"));
        }
        // As JSON writes it.
        String quoted = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        all.add(quoted);
        all.add(quoted.replace("/", "\\/"));
        return all;
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String inSmallHex(String encoded) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }
}
