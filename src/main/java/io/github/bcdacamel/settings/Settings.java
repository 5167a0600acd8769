package io.github.bcdacamel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of one start, read once and checked as a whole: every unknown key and every value that does not parse is
 * reported together. Where the texts come from, and which wins, is {@link SettingsLoader}'s business.
 */
public final class Settings {

    private static final String SECRET = "bcda.client-secret";

    private static final String FEED = "bcda.feed.";
    private static final String FEED_NAME = "bcda.feed";

    private final String feed;
    private final Map<String, String> texts;
    private final Map<String, Object> values;
    private final Map<String, Settings> feeds = new LinkedHashMap<>();

    private Settings(String feed, Map<String, String> texts, Map<String, Object> values) {
        this.feed = feed;
        this.texts = texts;
        this.values = values;
    }

    /** Checks the merged texts; throws one {@link SettingsException} that lists all that is wrong. */
    public static Settings of(Map<String, String> merged) {
        List<String> errors = new ArrayList<>();
        Map<String, String> common = new TreeMap<>(merged);
        common.keySet().removeIf(key -> key.startsWith(FEED));
        for (String key : common.keySet()) {
            if (isMisspelled(key)) {
                errors.add(named(key) + " is not a setting." + suggestion(key));
            }
        }
        errors.addAll(CamelSettingsGuard.errors(common, SettingsLoader.defaults()));
        List<String> names = SettingsCatalog.feeds(common.get("bcda.feeds"));
        if (names.isEmpty()) {
            errors.add("bcda.feeds declares no feed. Leave it as " + SettingsCatalog.ONLY_FEED + ", or name one.");
        }
        Settings settings = read(names.isEmpty() ? "" : names.get(0), common, Map.of(), errors);
        for (String key : merged.keySet()) {
            if (key.startsWith(FEED)) {
                checkFeedKey(key, names, errors);
            }
        }
        for (String name : names) {
            Map<String, String> own = new TreeMap<>();
            String prefix = FEED + name + ".";
            merged.forEach((key, text) -> {
                if (key.startsWith(prefix)) {
                    own.put("bcda." + key.substring(prefix.length()), text);
                }
            });
            settings.feeds.put(name, read(name, common, own, errors));
        }
        if (errors.isEmpty()) {
            errors.addAll(DatabaseSchemaGuard.errors(settings.feeds.values()));
        }
        if (!errors.isEmpty()) {
            throw new SettingsException(errors.stream().distinct().toList());
        }
        return settings;
    }

    /** One feed's view. @param own what the feed says by itself, under the common keys */
    private static Settings read(
            String feed, Map<String, String> common, Map<String, String> own, List<String> errors) {
        Map<String, String> merged = new TreeMap<>(common);
        merged.putAll(own);
        merged.put(FEED_NAME, feed);
        Map<String, String> texts = new TreeMap<>(merged);
        ServerAddresses.complete(texts);
        // Twice, because token-url refers to base-url, which may refer to another setting.
        for (int i = 0; i < 2; i++) {
            Map<String, String> now = Map.copyOf(texts);
            texts.replaceAll((key, text) -> isSecret(key) ? text : withReferences(text, now));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> wrongs = new ArrayList<>();
        for (String key : SettingsCatalog.keys()) {
            try {
                values.put(key, SettingsCatalog.form(key).read(texts.getOrDefault(key, "")));
            } catch (IllegalArgumentException | ArithmeticException wrong) {
                String said = own.containsKey(key) ? FEED + feed + key.substring("bcda".length()) : key;
                wrongs.add(said + (isSecret(key) ? "" : " = " + withoutPassword(texts.get(key))) + ": "
                        + wrong.getMessage() + ".");
            }
        }
        Settings settings = new Settings(feed, texts, values);
        if (wrongs.isEmpty()) {
            settings.checkTogether(wrongs);
        }
        errors.addAll(wrongs);
        return settings;
    }

    private static void checkFeedKey(String key, List<String> names, List<String> errors) {
        String[] parts = key.substring(FEED.length()).split("\\.", 2);
        String meant = "bcda." + (parts.length == 2 ? parts[1] : "");
        if (!names.contains(parts[0])) {
            errors.add(key + ": there is no feed '" + parts[0] + "'. Declare it in bcda.feeds (now "
                    + String.join(", ", names) + ").");
        } else if (SettingsCatalog.form(meant) == null) {
            errors.add(key + " is not a setting."
                    + SettingsCatalog.nearest(meant)
                            .map(near -> " Did you mean " + FEED + parts[0] + near.substring("bcda".length()) + "?")
                            .orElse(""));
        } else if (SettingsCatalog.isForTheProcess(meant)) {
            errors.add(key + ": " + meant + " is one for all feeds of the process; set it as " + meant + ".");
        }
    }

    /** The declared feeds, in their order; at least one. */
    public List<String> feeds() {
        return List.copyOf(feeds.keySet());
    }

    /** What holds for one feed: its own settings, and the common ones for the rest. */
    public Settings forFeed(String name) {
        Settings found = feeds.get(name);
        if (found == null) {
            throw new IllegalArgumentException("There is no feed '" + name + "'.");
        }
        return found;
    }

    /** Whose view this is; of the common settings, the first feed's. */
    public String feed() {
        return feed;
    }

    private void checkTogether(List<String> errors) {
        if (duration("bcda.poll.max-interval").compareTo(duration("bcda.poll.interval")) < 0) {
            errors.add("bcda.poll.max-interval is below bcda.poll.interval.");
        }
        if (!text("bcda.export.type-filter").isEmpty()
                && !text("bcda.api-version").equals("v3")) {
            errors.add("bcda.export.type-filter needs bcda.api-version = v3; v1 and v2 ignore it silently.");
        }
        if (list("bcda.destination").contains("s3") && text("bcda.s3.bucket").isEmpty()) {
            errors.add("bcda.s3.bucket is missing, and bcda.destination names s3.");
        }
        if (!text("bcda.s3.kms-key-id").isEmpty() && !text("bcda.s3.sse").equals("kms")) {
            errors.add("bcda.s3.kms-key-id needs bcda.s3.sse = kms.");
        }
        errors.addAll(DatabaseSchemaGuard.errors(this));
        if (!flag("bcda.landing.keep") && list("bcda.destination").contains("file")) {
            errors.add("bcda.landing.keep = false would remove what bcda.destination = file is to deliver; drop one of"
                    + " them.");
        }
    }

    /** What an export lacks of credentials, in words; empty when nothing. Commands without a server need none. */
    public List<String> missingCredentials() {
        if (!text("bcda.auth").equals("basic")) {
            return List.of();
        }
        boolean only = feed.equals(SettingsCatalog.ONLY_FEED);
        String key = only ? "bcda." : FEED + feed + ".";
        List<String> errors = new ArrayList<>();
        if (text("bcda.client-id").isEmpty()) {
            errors.add(key + "client-id is missing. Set " + SettingsLoader.environmentName(key + "client-id")
                    + " to the id that your model's portal issued (CMS publishes sample credentials for the sandbox).");
        }
        if (text(SECRET).isEmpty()) {
            errors.add(key + "client-secret is missing. Set " + SettingsLoader.environmentName(key + "client-secret")
                    + ", or " + key + "client-secret-file to a file that holds it.");
        }
        return errors;
    }

    public String text(String key) {
        return (String) value(key, String.class);
    }

    /** As the operator wrote it, for messages. */
    public String written(String key) {
        return texts.get(key);
    }

    public boolean flag(String key) {
        return (Boolean) value(key, Boolean.class);
    }

    /** From 0 to 1. */
    public double share(String key) {
        return (Double) value(key, Double.class);
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

    public ZoneId zone(String key) {
        return (ZoneId) value(key, ZoneId.class);
    }

    /** A day, or null when none is set. */
    public LocalDate day(String key) {
        return (LocalDate) ((Optional<?>) value(key, Optional.class)).orElse(null);
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
        SettingsCatalog.secrets().forEach(properties::remove);
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
    private static boolean isMisspelled(String key) {
        boolean ours = key.startsWith("bcda.") || key.startsWith(SettingsLoader.UNKNOWN_VARIABLE);
        return SettingsCatalog.form(key) == null
                && (ours || !key.startsWith("camel.") && SettingsCatalog.isNearlyOne(key));
    }

    private static String suggestion(String key) {
        boolean variable = key.startsWith(SettingsLoader.UNKNOWN_VARIABLE);
        String spelt = variable
                ? key.substring(SettingsLoader.UNKNOWN_VARIABLE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.')
                : key;
        return SettingsCatalog.nearest(spelt)
                .map(near -> " Did you mean " + (variable ? SettingsLoader.environmentName(near) : near) + "?")
                .orElse("");
    }

    private static String named(String key) {
        return key.startsWith(SettingsLoader.UNKNOWN_VARIABLE)
                ? "The environment variable " + key.substring(SettingsLoader.UNKNOWN_VARIABLE.length())
                : key;
    }

    private static String withoutPassword(String text) {
        return text == null
                ? ""
                : text.replaceAll("://[^/@]*@", "://***@").replaceAll("(?i)(password=)[^&;]*", "$1***");
    }

    private static boolean isSecret(String key) {
        return SettingsCatalog.secrets().contains(key);
    }

    /** Replaces {@code {{bcda.other}}} by that setting, and {@code {{bcda.feed}}} by the feed's name. */
    private static String withReferences(String text, Map<String, String> all) {
        String replaced = text;
        for (String key : all.keySet()) {
            if (!isSecret(key) && replaced.contains("{{" + key + "}}")) {
                replaced = replaced.replace("{{" + key + "}}", all.getOrDefault(key, ""));
            }
        }
        return replaced;
    }
}
