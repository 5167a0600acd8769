package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents that list settings take key, default and meaning from {@code application.properties}. */
class SettingsDocumentTest {

    /** What the README shows: enough for a first export, a schedule and a destination. */
    private static final List<String> FIRST_NEEDED = List.of(
            "bcda.base-url",
            "bcda.api-version",
            "bcda.client-id",
            "bcda.client-secret",
            "bcda.client-secret-file",
            "bcda.export.group",
            "bcda.export.types",
            "bcda.export.since",
            "bcda.export.on-server-errors",
            "bcda.poll.timeout",
            "bcda.download.parallelism",
            "bcda.rate-limit",
            "bcda.landing.dir",
            "bcda.destination",
            "bcda.profile.on-alarm",
            "bcda.ledger.url",
            "bcda.schedule.cron",
            "bcda.http.port",
            "bcda.log.level");

    private static final Pattern NAMED = Pattern.compile("(?<![\\w/.@-])(bcda\\.[a-z0-9]+(?:[.-][a-z0-9]+)*)(?![/(])");

    /** Fields of logs and traces, and hosts in examples. */
    private static final Pattern OTHER_NAMES =
            Pattern.compile("bcda\\.(feed|export|file|camel\\.yaml|example\\..*|invalid)");

    /** A setting as the file explains it. */
    private record Setting(String section, String key, String value, String explanation) {

        String row() {
            String meaning = explanation.split("(?<=\\.) ", 2)[0];
            return "| `%s` | %s | %s |\n"
                    .formatted(key, value.isEmpty() ? "" : "`" + value + "`", meaning.replace("|", "\\|"));
        }
    }

    @Test
    void the_page_of_settings_lists_all_of_them() throws Exception {
        StringBuilder page = new StringBuilder();
        String section = "";
        for (Setting setting : settings().values()) {
            if (!setting.section().equals(section)) {
                section = setting.section();
                page.append("\n### ").append(section).append("\n\n").append(head());
            }
            page.append(setting.row());
        }

        Published.holds("docs/settings.md", "settings", page.toString());
    }

    @Test
    void the_readme_shows_the_first_needed() throws Exception {
        StringBuilder table = new StringBuilder(head());
        FIRST_NEEDED.forEach(key -> table.append(settings().get(key).row()));

        Published.holds("README.md", "settings", table.toString());
    }

    @Test
    void a_setting_has_an_explanation_of_its_own() {
        assertThat(settings().values())
                .as("application.properties: write a comment right above each setting; its first sentence is its row in"
                        + " docs/settings.md.")
                .allSatisfy(setting ->
                        assertThat(setting.explanation()).as(setting.key()).endsWith("."));
    }

    @Test
    void a_setting_that_a_document_names_exists() {
        List<String> unknown = new ArrayList<>();
        Project.documents()
                .forEach(document -> Project.found(NAMED, Project.text(document)).stream()
                        .map(name -> name.replaceFirst("^bcda\\.feed\\.[a-z0-9-]+\\.", "bcda."))
                        .filter(name -> !OTHER_NAMES.matcher(name).matches())
                        .filter(name -> settings().keySet().stream()
                                .noneMatch(key ->
                                        key.equals(name) || key.startsWith(name + ".") || key.startsWith(name + "-")))
                        .forEach(name -> unknown.add(document + ": " + name)));

        assertThat(unknown).as("Documents name settings that do not exist.").isEmpty();
    }

    private static String head() {
        return "| Setting | Default | Meaning |\n|---|---|---|\n";
    }

    private static Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        String section = "";
        boolean heading = false;
        StringBuilder explanation = new StringBuilder();
        for (String line : Project.text(Project.SETTINGS).lines().toList()) {
            if (line.startsWith("# ----")) {
                heading = !heading;
            } else if (heading) {
                section = line.substring("# ".length());
            } else if (line.startsWith("# ")) {
                explanation.append(explanation.isEmpty() ? "" : " ").append(line.substring("# ".length()));
            } else {
                if (line.startsWith("bcda.")) {
                    String[] pair = line.split(" *= *", 2);
                    settings.put(pair[0], new Setting(section, pair[0], pair[1].strip(), explanation.toString()));
                }
                explanation.setLength(0);
            }
        }
        return settings;
    }
}
