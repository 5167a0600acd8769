package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings file is the settings' documentation: every key is explained, used, and known. */
class SettingsFileTest {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\??(bcda\\.[a-z0-9.-]+)");
    private static final Pattern LITERAL = Pattern.compile("\"(bcda\\.[a-z0-9.-]+)\"");
    private static final Pattern DERIVED = Pattern.compile("setProperty\\(\\s*\"(bcda\\.[a-z0-9.-]+)\"");

    @Test
    void a_setting_that_a_route_uses_is_documented_or_derived() {
        Set<String> known = new TreeSet<>(keys());
        known.addAll(Project.found(DERIVED, code()));
        List<String> unknown = new ArrayList<>();
        Project.files(Project.ROUTES, ".camel.yaml")
                .forEach(file -> Project.found(REFERENCE, Project.text(file)).stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key -> unknown.add(file + " uses {{" + key + "}}: document it in " + Project.SETTINGS
                                + ", or set it in Application.")));

        assertThat(unknown).isEmpty();
    }

    @Test
    void a_derived_setting_is_used_by_a_route() {
        assertThat(Project.found(DERIVED, code()))
                .as("Application derives these settings for routes: use or remove each.")
                .isSubsetOf(Project.found(REFERENCE, routes()));
    }

    @Test
    void a_documented_setting_is_used() {
        Set<String> used = Project.found(LITERAL, code());
        used.addAll(Project.found(REFERENCE, routes()));
        used.addAll(Project.found(REFERENCE, Project.text(Project.SETTINGS)));
        Set<String> unused = new TreeSet<>(keys());
        unused.removeAll(used);

        assertThat(unused)
                .as(
                        "%s documents settings that neither a route nor the code reads: use or remove each.",
                        Project.SETTINGS)
                .isEmpty();
    }

    @Test
    void a_setting_is_explained_above() {
        List<String> unexplained = new ArrayList<>();
        boolean explained = false;
        for (String line : Project.text(Project.SETTINGS).lines().toList()) {
            if (line.isBlank()) {
                explained = false;
            } else if (line.startsWith("#")) {
                explained = line.matches("# .*[A-Za-z].*");
            } else if (line.startsWith("bcda.") && !explained) {
                unexplained.add(line);
            }
        }

        assertThat(unexplained)
                .as("%s: say above each what it is, what changing it does, and which form it takes.", Project.SETTINGS)
                .isEmpty();
    }

    @Test
    void a_secret_is_empty() {
        Properties settings = settings();
        List<String> filled = keys().stream()
                .filter(key -> key.matches(".*(secret|password|client-id|token|key-id).*") && !key.endsWith("-url"))
                .filter(key -> !settings.getProperty(key).isBlank())
                .toList();

        assertThat(filled)
                .as("%s: empty these; secrets come from the environment or a file of their own.", Project.SETTINGS)
                .isEmpty();
    }

    @Test
    void a_setting_is_written_once() {
        List<String> keys = Project.text(Project.SETTINGS)
                .lines()
                .filter(line -> line.startsWith("bcda.") || line.startsWith("camel."))
                .map(line -> line.split("[ =]")[0])
                .toList();

        assertThat(keys)
                .as("%s: the last of two wins silently; keep one.", Project.SETTINGS)
                .doesNotHaveDuplicates();
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>(settings().stringPropertyNames());
        keys.removeIf(key -> !key.startsWith("bcda."));
        return keys;
    }

    private static Properties settings() {
        try {
            Properties settings = new Properties();
            settings.load(new StringReader(Project.text(Project.SETTINGS)));
            return settings;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String routes() {
        StringBuilder text = new StringBuilder();
        Project.files(Project.ROUTES, ".camel.yaml").forEach(file -> text.append(Project.text(file)));
        return text.toString();
    }

    /** Without the list of known settings, which uses none of them. */
    private static String code() {
        StringBuilder text = new StringBuilder();
        Project.files(Project.CODE, ".java").stream()
                .filter(file -> !file.endsWith("SettingsCatalog.java"))
                .forEach(file -> text.append(Project.text(file)));
        return text.toString();
    }
}
