package io.github.bcdacamel.settings;

import io.github.bcdacamel.failures.SecretMask;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Merges the sources of settings; the first one named wins: {@code --set}, {@code -D}, the environment, the file of
 * {@code BCDA_CONFIG} or else {@code ./application.properties}, the defaults in the jar. Checks nothing.
 */
public final class SettingsLoader {

    /** Stands before the name of a BCDA_ variable that is no setting, until {@link Settings} reports it. */
    static final String UNKNOWN_VARIABLE = "environment:";

    /** Each holds the setting of its name without {@code -file}. */
    private static final Set<String> SECRET_FILES = Set.of(
            "bcda.client-secret-file",
            "bcda.database.password-file",
            "bcda.http.password-file",
            "bcda.ledger.password-file");

    /** Of Camel, such as a proxy's password, and of the operator's own routes. */
    private static final Pattern SECRET_OF_OTHERS =
            Pattern.compile("(?i).*(password|secret|secret-?key|token|passphrase)");

    private static final String FEEDS = "bcda.feeds";

    private final Map<String, String> environment;
    private final Properties system;
    private final Path workingFolder;

    public SettingsLoader(Map<String, String> environment, Properties system, Path workingFolder) {
        this.environment = environment;
        this.system = system;
        this.workingFolder = workingFolder;
    }

    /** Reads and merges; a file that is named but cannot be read is a settings error. */
    public Settings read(Map<String, String> commandLine) {
        Map<String, String> merged = new TreeMap<>(defaults());
        merged.putAll(file());
        List<String> feeds = SettingsCatalog.feeds(first(
                commandLine.get(FEEDS), system.getProperty(FEEDS), environment.get("BCDA_FEEDS"), merged.get(FEEDS)));
        Map<String, String> variables = variables(feeds);
        variables.forEach((name, key) -> {
            if (environment.containsKey(name)) {
                merged.put(key, environment.get(name));
            }
        });
        addUnknownEnvironment(merged, variables.keySet());
        system.stringPropertyNames().stream()
                .filter(key -> key.startsWith("bcda.") || key.startsWith("camel."))
                .forEach(key -> merged.put(key, system.getProperty(key)));
        merged.putAll(commandLine);
        merged.replaceAll((key, text) -> key.startsWith("bcda.") ? text.strip() : text);
        for (String key : List.copyOf(merged.keySet())) {
            if (SECRET_FILES.contains(key.replaceFirst("^bcda\\.feed\\.[^.]+", "bcda"))) {
                readSecretFile(merged, key, key.substring(0, key.length() - "-file".length()));
            }
        }
        maskSecrets(merged);
        return Settings.of(merged);
    }

    /** Before anything is checked: from here on no message holds one. */
    private static void maskSecrets(Map<String, String> merged) {
        merged.forEach((key, text) -> {
            String common = key.replaceFirst("^bcda\\.feed\\.[^.]+", "bcda");
            boolean others =
                    !key.startsWith("bcda.") && SECRET_OF_OTHERS.matcher(key).matches();
            if (!SettingsCatalog.secrets().contains(common) && !others) {
                return;
            }
            switch (common) {
                case "bcda.client-secret" ->
                    SecretMask.addWithUser(key, user(merged, key, "client-secret", "client-id"), text);
                case "bcda.http.password" -> SecretMask.addWithUser(key, user(merged, key, "password", "user"), text);
                default -> SecretMask.addParts(key, text);
            }
        });
    }

    private static String user(Map<String, String> merged, String key, String secret, String user) {
        String own = key.substring(0, key.length() - secret.length()) + user;
        String common = own.replaceFirst("^bcda\\.feed\\.[^.]+", "bcda");
        return merged.getOrDefault(own, merged.getOrDefault(common, ""));
    }

    static Map<String, String> defaults() {
        try (InputStream defaults = SettingsLoader.class.getResourceAsStream("/application.properties")) {
            Properties properties = new Properties();
            properties.load(new java.io.InputStreamReader(defaults, StandardCharsets.UTF_8));
            return asMap(properties);
        } catch (IOException impossible) {
            throw new IllegalStateException("The jar lacks its application.properties.", impossible);
        }
    }

    private Map<String, String> file() {
        String named = environment.get("BCDA_CONFIG");
        Path file = workingFolder.resolve(named == null ? "application.properties" : named);
        if (named == null && !Files.exists(file)) {
            return Map.of();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return asMap(properties);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingsException(List.of("The settings file " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + ": " + unreadable.getMessage() + ")."));
        }
    }

    /** The variable of each setting, and of each that a feed may have of its own, with the key that it sets. */
    private static Map<String, String> variables(List<String> feeds) {
        Map<String, String> variables = new TreeMap<>();
        for (String key : SettingsCatalog.keys()) {
            variables.put(environmentName(key), key);
            for (String feed : feeds) {
                String own = "bcda.feed." + feed + key.substring("bcda".length());
                variables.put(environmentName(own), own);
            }
        }
        return variables;
    }

    /** A misspelled BCDA_ variable must stop the start like a misspelled key; BCDA_CONFIG alone is no setting. */
    private void addUnknownEnvironment(Map<String, String> merged, Set<String> known) {
        environment.keySet().stream()
                .filter(name -> name.startsWith("BCDA_") && !name.equals("BCDA_CONFIG") && !known.contains(name))
                .forEach(name -> merged.put(UNKNOWN_VARIABLE + name, ""));
    }

    private static String first(String... texts) {
        return Arrays.stream(texts).filter(Objects::nonNull).findFirst().orElse("");
    }

    private void readSecretFile(Map<String, String> merged, String key, String secret) {
        String file = merged.getOrDefault(key, "");
        if (file.isEmpty()) {
            return;
        }
        try {
            // Container secrets often end with a newline, which is no part of the secret.
            merged.put(secret, Files.readString(workingFolder.resolve(file)).strip());
        } catch (IOException unreadable) {
            throw new SettingsException(List.of(key + " = " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")."));
        }
    }

    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Map<String, String> asMap(Properties properties) {
        Map<String, String> map = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }
}
