package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, as typed. */
@Execution(ExecutionMode.CONCURRENT)
final class CommandLineIT {

    private static final Pattern ADDRESS = Pattern.compile("BCDA_BASE_URL=(http://127\\.0\\.0\\.1:\\d+) ");

    @TempDir
    private Path working;

    private PackagedProgram program;

    @BeforeEach
    void newFolder() {
        program = PackagedProgram.in(working.resolve("working"));
    }

    @Test
    void help_names_the_commands() throws Exception {
        PackagedProgram.Ended ended = PackagedProgram.call("--help").endsWith(0);

        assertThat(ended.out()).contains("run", "simulate", "--version");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void the_help_of_run_lists_its_exit_codes() throws Exception {
        assertThat(PackagedProgram.call("run", "--help").endsWith(0).out())
                .contains("--set", "10", "11", "12", "13", "14", "15", "16");
    }

    @Test
    void the_version_is_told() throws Exception {
        assertThat(program.command("--version").endsWith(0).out()).containsPattern("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void an_unknown_word_ends_the_process_with_2() throws Exception {
        assertThat(program.command("rum").endsWith(2).err()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rum", "--helpp", "run --fead=x", "run now", "run --feed=other", ""})
    void unknown_words_are_usage_errors(String line) {
        PackagedProgram.Ended ended = PackagedProgram.call(line.isEmpty() ? new String[0] : line.split(" "))
                .endsWith(2);

        assertThat(ended.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void what_nobody_expected_ends_with_1() throws Exception {
        program.withCredentials()
                .command("run", "--set", "camel.component.http.no-such-option=1")
                .endsWith(1)
                .saysAtTheEnd("could not start", "camel.* settings");
    }

    @Test
    void the_scenarios_are_listed() throws Exception {
        assertThat(program.command("simulate", "--list-scenarios").endsWith(0).out())
                .contains("cut-body", "expired-token", "january-404");
    }

    @Test
    void a_run_exports_from_a_simulator_in_another_process() throws Exception {
        PackagedProgram server = PackagedProgram.in(working.resolve("server"));
        try (PackagedProgram.Running simulator = server.start("simulate", "--port=0", "--enrollees=1")) {
            SimulatorClient.await(() -> address(simulator) != null);
            program.withCredentials().with("BCDA_BASE_URL", address(simulator)).set("bcda.poll.interval", "100ms");

            program.run().endsWith(0);

            assertThat(program.landed().export().resolve("_SUCCESS")).exists();
        }
    }

    @Test
    void the_demo_needs_nothing() throws Exception {
        PackagedProgram.Ended ended = program.command("run", "--demo").endsWith(0);

        assertThat(ended.out()).contains("ExplanationOfBenefit");
        assertThat(working.resolve("working/demo-data/default")).isNotEmptyDirectory();
    }

    @Test
    void a_second_demo_exports_what_a_month_has_changed() throws Exception {
        PackagedProgram.Ended first = demo();
        PackagedProgram.Ended second = demo();

        assertThat(first.out()).contains("Data through 2026-07-15");
        // Another demo may have the port just then, in this build or on this machine.
        if (!(first.err() + second.err()).contains("is taken")) {
            assertThat(second.out()).contains("Data through 2026-08-14");
        }
    }

    private PackagedProgram.Ended demo() throws Exception {
        return program.command("run", "--demo", "--set=bcda.tables.format=none", "--set=bcda.profile.enabled=false")
                .endsWith(0);
    }

    @Test
    void a_quiet_run_that_goes_well_prints_its_table_only() throws Exception {
        PackagedProgram.Ended ended = export("--quiet");

        assertThat(ended.out()).contains("Patient", "Data through");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_verbose_run_tells_of_each_file() throws Exception {
        assertThat(export("--verbose").err()).contains("DEBUG", "ndjson/Patient.0001.ndjson");
    }

    private PackagedProgram.Ended export(String option) throws Exception {
        SimulatorOptions small = SimulatorOptions.defaults().withEnrollees(1).withProgressSteps(0);
        try (Simulator simulator = Simulator.start(small)) {
            return PackagedProgram.in(working.resolve("working"), simulator)
                    .command("run", option)
                    .endsWith(0);
        }
    }

    private static String address(PackagedProgram.Running simulator) {
        Matcher found = ADDRESS.matcher(simulator.saidSoFar());
        return found.find() ? found.group(1) : null;
    }
}
