package io.github.bcdacamel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the container, Compose and Kubernetes set are settings that there are. */
class DeployedSettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\bBCDA_[A-Z0-9_]+\\b");
    private static final Path KUBERNETES = Path.of("deploy/kubernetes");

    @Test
    void a_variable_that_is_set_names_a_setting() throws IOException {
        Set<String> known = SettingsCatalog.keys().stream()
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
        known.add("BCDA_CONFIG");
        Set<String> set = new TreeSet<>(variables(Path.of("Dockerfile")));
        set.addAll(variables(Path.of("compose.yaml")));
        try (Stream<Path> files = Files.walk(KUBERNETES)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                set.addAll(variables(file));
            }
        }

        assertThat(set).isNotEmpty();
        assertThat(known).containsAll(set);
    }

    @Test
    void the_settings_for_kubernetes_are_right() throws IOException {
        Properties settings = new Properties();
        try (var text = Files.newBufferedReader(KUBERNETES.resolve("base/application.properties"))) {
            settings.load(text);
        }

        assertThat(settings).isNotEmpty();
        settings.forEach(
                (key, value) -> assertThat(SettingsCatalog.form(key.toString()).read(value.toString()))
                        .as("%s", key)
                        .isNotNull());
    }

    private static Set<String> variables(Path file) throws IOException {
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
