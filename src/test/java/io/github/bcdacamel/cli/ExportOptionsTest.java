package io.github.bcdacamel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code --quiet}, {@code --verbose} and the setting that they stand for. */
class ExportOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "'',                                  info",
        "--quiet,                             warn",
        "-q,                                  warn",
        "--verbose,                           debug",
        "-v,                                  debug",
        "--set=bcda.log.level=debug,          debug",
        "--quiet --set=bcda.log.level=debug,  warn"
    })
    void the_option_wins_over_the_setting(String line, String level) {
        assertThat(read(line).text("bcda.log.level")).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "--verbose, true", "--quiet, false", "--set=bcda.log.format=json, false"})
    void a_quiet_run_and_lines_of_json_have_no_bar_among_them(String line, boolean shown) {
        assertThat(ExportOptions.showsBar(read(line))).isEqualTo(shown);
    }

    @Test
    void quiet_and_verbose_exclude_each_other() {
        assertThatThrownBy(() -> read("--quiet --verbose")).isInstanceOf(ParameterException.class);
    }

    private static Settings read(String line) {
        ExportOptions options = new ExportOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create()
                .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).parseArgs(line.isEmpty() ? new String[0] : line.split(" +"));
        return options.read(Map.of());
    }
}
