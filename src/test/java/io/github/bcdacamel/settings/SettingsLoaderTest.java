package io.github.bcdacamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {

    private static final String GROUP = "bcda.export.group";

    /** From the weakest to the strongest; the jar says all. */
    private static final List<UnaryOperator<Sources>> STRONGER = List.of(
            sources -> sources,
            sources -> sources.file("application.properties", GROUP + " = from-1"),
            sources -> sources.file("other.properties", GROUP + " = from-2")
                    .environment("BCDA_CONFIG", "other.properties"),
            sources -> sources.environment("BCDA_EXPORT_GROUP", "from-3"),
            sources -> sources.system(GROUP, "from-4"),
            sources -> sources.commandLine(GROUP, "from-5"));

    @TempDir
    private Path folder;

    private Sources sources;

    @BeforeEach
    void start() {
        sources = new Sources(folder);
    }

    @Test
    void without_any_source_the_defaults_in_the_jar_hold() {
        assertThat(sources.read().text(GROUP)).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_stronger_source_wins_over_all_weaker_ones(int strongest) {
        for (int source = 0; source <= strongest; source++) {
            STRONGER.get(source).apply(sources);
        }

        assertThat(sources.read().text(GROUP)).isEqualTo("from-" + strongest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void each_source_is_enough_by_itself(int source) {
        STRONGER.get(source).apply(sources);

        assertThat(sources.read().text(GROUP)).isEqualTo("from-" + source);
    }

    @Test
    void a_source_leaves_the_keys_it_does_not_name_to_weaker_ones() {
        sources.file("application.properties", "bcda.api-version = v3\nbcda.auth = none\n")
                .commandLine("bcda.auth", "basic");

        Settings settings = sources.read();

        assertThat(settings.text("bcda.api-version")).isEqualTo("v3");
    }

    @Test
    void the_named_file_replaces_the_one_in_the_folder() {
        sources.file("application.properties", "bcda.api-version = v3")
                .file("other.properties", "")
                .environment("BCDA_CONFIG", "other.properties");

        assertThat(sources.read().text("bcda.api-version")).isEqualTo("v2");
    }

    @Test
    void an_empty_value_is_a_value() {
        assertThat(sources.environment("BCDA_EXPORT_GROUP", "").read().text(GROUP))
                .isEmpty();
    }

    @Test
    void blanks_around_a_value_are_no_part_of_it() {
        assertThat(sources.environment("BCDA_CLIENT_ID", " id \n").read().text("bcda.client-id"))
                .isEqualTo("id");
    }

    @Test
    void a_dash_is_an_underscore_in_the_environment() {
        assertThat(SettingsLoader.environmentName("bcda.export.on-server-errors"))
                .isEqualTo("BCDA_EXPORT_ON_SERVER_ERRORS");
    }

    @Test
    void a_file_is_read_as_utf_8() {
        sources.file("application.properties", "bcda.landing.dir = Prüfung");

        assertThat(sources.read().text("bcda.landing.dir")).isEqualTo("Prüfung");
    }

    @Test
    void a_named_file_that_is_absent_stops_the_start() {
        sources.environment("BCDA_CONFIG", "absent.properties");

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("absent.properties");
    }

    @Test
    void a_misspelt_variable_stops_the_start() {
        sources.environment("BCDA_EXPORT_GRUOP", "runout");

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Did you mean BCDA_EXPORT_GROUP?");
    }

    @Test
    void a_misspelt_variable_keeps_its_value_to_itself() {
        sources.environment("BCDA_CLIENT_SECERT", "hunter2");

        assertThatThrownBy(sources::read)
                .hasMessageContaining("Did you mean BCDA_CLIENT_SECRET?")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void variables_of_other_programs_are_left_alone() {
        sources.environment("PATH", "/bin").environment("ABCDA_GROUP", "x");

        assertThat(sources.read().text(GROUP)).isEqualTo("all");
    }

    @Test
    void settings_of_camel_pass_from_file_and_command_line() {
        sources.file("application.properties", "camel.main.name = from-file")
                .system("camel.main.shutdown-timeout", "7");

        assertThat(sources.read().forCamel())
                .containsEntry("camel.main.name", "from-file")
                .containsEntry("camel.main.shutdown-timeout", "7");
    }

    @Test
    void the_secret_may_come_from_a_file_with_a_newline_at_its_end() {
        sources.file("secret", "hunter2\n").commandLine("bcda.client-secret-file", "secret");

        assertThat(sources.read().text("bcda.client-secret")).isEqualTo("hunter2");
    }

    @Test
    void the_file_of_the_secret_wins_over_the_secret() {
        sources.file("secret", "from-file")
                .commandLine("bcda.client-secret-file", "secret")
                .commandLine("bcda.client-secret", "from-command-line");

        assertThat(sources.read().text("bcda.client-secret")).isEqualTo("from-file");
    }

    @Test
    void a_file_of_the_secret_that_is_absent_stops_the_start() {
        sources.commandLine("bcda.client-secret-file", "absent");

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bcda.client-secret-file = absent");
    }

    @Test
    void a_file_of_the_secret_that_is_no_text_stops_the_start_without_its_bytes() throws Exception {
        java.nio.file.Files.write(folder.resolve("secret"), new byte[] {'h', 'u', 'n', (byte) 0xff});
        sources.commandLine("bcda.client-secret-file", "secret");

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bcda.client-secret-file")
                .hasMessageNotContaining("hun");
    }
}
