package io.github.bcdacamel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of one start, read once and checked as a whole: every unknown key and every value that does not parse is
 * reported together. Where the texts come from, and which wins, is {@link SettingsSources}'s business.
 */
public final class Settings {

    private static final String SECRET = "bcda.client-secret";

    private final Map<String, String> texts;
    private final Map<String, Object> values;

    private Settings(Map<String, String> texts, Map<String, Object> values) {
        this.texts = texts;
        this.values = values;
    }

    /** Checks the merged texts; throws one {@link SettingsException} that lists all that is wrong. */
    public static Settings of(Map<String, String> merged) {
        List<String> errors = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>(merged);
        Map<String, Object> values = new LinkedHashMap<>();
        // Twice, because token-url refers to base-url, which may refer to another setting.
        texts.replaceAll((key, text) -> isSecret(key) ? text : withReferences(text, merged));
        Map<String, String> once = Map.copyOf(texts);
        texts.replaceAll((key, text) -> isSecret(key) ? text : withReferences(text, once));
        for (String key : texts.keySet()) {
            if (isMisspelt(key)) {
                errors.add(named(key) + " is not a setting." + suggestion(key));
            }
        }
        for (String key : KnownSettings.keys()) {
            try {
                values.put(key, KnownSettings.form(key).read(texts.getOrDefault(key, "")));
            } catch (IllegalArgumentException | ArithmeticException wrong) {
                errors.add(key + (isSecret(key) ? "" : " = " + withoutPassword(texts.get(key))) + ": "
                        + wrong.getMessage() + ".");
            }
        }
        Settings settings = new Settings(texts, values);
        if (errors.isEmpty()) {
            settings.checkTogether(errors);
        }
        if (!errors.isEmpty()) {
            throw new SettingsException(errors);
        }
        return settings;
    }

    private void checkTogether(List<String> errors) {
        if (duration("bcda.poll.max-interval").compareTo(duration("bcda.poll.interval")) < 0) {
            errors.add("bcda.poll.max-interval is below bcda.poll.interval.");
        }
        if (!text("bcda.export.type-filter").isEmpty()
                && !text("bcda.api-version").equals("v3")) {
            errors.add("bcda.export.type-filter needs bcda.api-version = v3; v1 and v2 ignore it silently.");
        }
    }

    /** What a run needs besides: credentials. Kept apart so that commands without a server start without them. */
    public void requireCredentials() {
        List<String> errors = new ArrayList<>();
        if (text("bcda.auth").equals("basic")) {
            if (text("bcda.client-id").isEmpty()) {
                errors.add("bcda.client-id is missing. Set BCDA_CLIENT_ID to the id that your model's portal issued"
                        + " (CMS publishes sample credentials for the sandbox).");
            }
            if (text(SECRET).isEmpty()) {
                errors.add("bcda.client-secret is missing. Set BCDA_CLIENT_SECRET, or bcda.client-secret-file to a file"
                        + " that holds it.");
            }
        }
        if (!errors.isEmpty()) {
            throw new SettingsException(errors);
        }
    }

    public String text(String key) {
        return (String) value(key, String.class);
    }

    /** As the operator wrote it, for messages. */
    public String written(String key) {
        return texts.get(key);
    }

    public int number(String key) {
        return (Integer) value(key, Integer.class);
    }

    /** Bytes. */
    public long size(String key) {
        return (Long) value(key, Long.class);
    }

    public Duration duration(String key) {
        return (Duration) value(key, Duration.class);
    }

    public URI address(String key) {
        return (URI) value(key, URI.class);
    }

    public RateLimit rate(String key) {
        return (RateLimit) value(key, RateLimit.class);
    }

    public Path path(String key) {
        return Path.of(text(key));
    }

    public List<String> list(String key) {
        return ((List<?>) value(key, List.class))
                .stream().map(String.class::cast).toList();
    }

    /**
     * What Camel is told: durations in milliseconds, which all of its options understand, and everything but the secrets,
     * which no route needs and no placeholder may reach.
     */
    public Properties forCamel() {
        Properties properties = new Properties();
        properties.putAll(texts);
        KnownSettings.secrets().forEach(properties::remove);
        values.forEach((key, value) -> {
            if (value instanceof Duration duration) {
                properties.setProperty(key, String.valueOf(duration.toMillis()));
            }
        });
        return properties;
    }

    private Object value(String key, Class<?> type) {
        Object value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(key + " is no " + type.getSimpleName());
        }
        return value;
    }

    /** Other prefixes are for placeholders of the operator's own routes, unless they look like a slip. */
    private static boolean isMisspelt(String key) {
        boolean ours = key.startsWith("bcda.") || key.startsWith(SettingsSources.UNKNOWN_VARIABLE);
        return KnownSettings.form(key) == null && (ours || !key.startsWith("camel.") && KnownSettings.isNearlyOne(key));
    }

    private static String suggestion(String key) {
        boolean variable = key.startsWith(SettingsSources.UNKNOWN_VARIABLE);
        String spelt = variable
                ? key.substring(SettingsSources.UNKNOWN_VARIABLE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.')
                : key;
        return KnownSettings.nearest(spelt)
                .map(near -> " Did you mean " + (variable ? SettingsSources.environmentName(near) : near) + "?")
                .orElse("");
    }

    private static String named(String key) {
        return key.startsWith(SettingsSources.UNKNOWN_VARIABLE)
                ? "The environment variable " + key.substring(SettingsSources.UNKNOWN_VARIABLE.length())
                : key;
    }

    private static String withoutPassword(String text) {
        return text == null
                ? ""
                : text.replaceAll("://[^/@]*@", "://***@").replaceAll("(?i)(password=)[^&;]*", "$1***");
    }

    private static boolean isSecret(String key) {
        return KnownSettings.secrets().contains(key);
    }

    /** Replaces {@code {{bcda.other}}} by that setting. */
    private static String withReferences(String text, Map<String, String> all) {
        String replaced = text;
        for (String key : KnownSettings.keys()) {
            if (!isSecret(key) && replaced.contains("{{" + key + "}}")) {
                replaced = replaced.replace("{{" + key + "}}", all.getOrDefault(key, ""));
            }
        }
        return replaced;
    }
}
