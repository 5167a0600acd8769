package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.failures.FailureClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever lists the exit codes takes them from {@link FailureClass}. */
class ExitCodesTest {

    private static final Pattern API = Pattern.compile("\"The exit code of `run` for this result: ([^\"]*)\"");

    @Test
    void the_readme_has_all_of_them() throws Exception {
        StringBuilder table = new StringBuilder("| Code | Meaning |\n|---|---|\n");
        FailureClass.exitCodes().forEach((code, meaning) -> table.append("| %d | %s |\n".formatted(code, meaning)));

        Published.holds("README.md", "exit-codes", table.toString());
    }

    @Test
    void the_page_of_metrics_has_the_class_of_each() throws Exception {
        StringBuilder table = new StringBuilder("| `class` | Exit code |\n|---|---|\n");
        Arrays.stream(FailureClass.values())
                .sorted(Comparator.comparing(FailureClass::exitCode))
                .forEach(known -> table.append(
                        "| `%s` | %d |\n".formatted(known.name().toLowerCase(Locale.ROOT), known.exitCode())));

        Published.holds("docs/metrics.md", "failure-classes", table.toString());
    }

    @Test
    void the_help_of_run_has_all_of_them() {
        String help = unspaced(Main.commandLine().getSubcommands().get("run").getUsageMessage());

        FailureClass.exitCodes().forEach((code, meaning) -> assertThat(help).contains(unspaced(code + meaning)));
    }

    @Test
    void the_control_api_has_all_of_them() throws Exception {
        String document = Files.readString(Path.of("src/main/resources/io/github/bcdacamel/control/openapi.json"));

        assertThat(API.matcher(document).results())
                .as("openapi.json: describe exitCode with every code.")
                .singleElement()
                .extracting(found -> numbers(found.group(1)))
                .isEqualTo(FailureClass.exitCodes().keySet().toString());
    }

    /** A narrow terminal breaks lines anywhere. */
    private static String unspaced(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String numbers(String text) {
        return Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toList())
                .toString();
    }
}
