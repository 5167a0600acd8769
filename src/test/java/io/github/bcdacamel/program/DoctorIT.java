package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.cli.DoctorTest;
import io.github.bcdacamel.ledger.Ledger;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.PackagedProgram;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command doctor as a process of its own. What it makes of each fault is {@link DoctorTest}'s. */
@Execution(ExecutionMode.CONCURRENT)
final class DoctorIT {

    @TempDir
    private Path working;

    @Test
    void a_healthy_set_up_is_a_line_a_check_and_leaves_nothing_behind() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
            Path folder = working.resolve("working");
            PackagedProgram.Ended ended =
                    PackagedProgram.in(folder, simulator).command("doctor").endsWith(0);

            assertThat(ended.out().lines()).hasSize(11).allMatch(line -> line.startsWith("ok    "));
            assertThat(ended.err()).isEmpty();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void a_ledger_in_use_is_a_warning_and_its_owner_is_not_disturbed() throws Exception {
        String url = "jdbc:h2:file:" + working.resolve("ledger");
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
                Ledger ledger = Ledger.open(url, "", "", Duration.ofSeconds(30), "worker")) {
            PackagedProgram.Ended ended = PackagedProgram.in(working.resolve("working"), simulator)
                    .command("doctor", "--set=bcda.ledger.url=" + url)
                    .endsWith(0);

            assertThat(ended.out()).containsPattern("warn +ledger +Another process has it open");
            assertThat(ledger.database().getConnection().isValid(1)).isTrue();
        }
    }

    @Test
    void without_any_settings_the_credentials_are_asked_for() throws Exception {
        PackagedProgram.Ended ended = PackagedProgram.in(working.resolve("working"))
                .with("BCDA_BASE_URL", "http://127.0.0.1:9")
                .command("doctor")
                .endsWith(2);

        assertThat(ended.out()).containsPattern("FAIL +credentials +bcda.client-id is missing");
    }
}
