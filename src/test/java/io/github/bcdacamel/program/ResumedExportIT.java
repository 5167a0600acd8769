package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends before its time, and how the next run goes on. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@Order(4)
final class ResumedExportIT {

    private static final SimulatorOptions FEW =
            SimulatorOptions.defaults().withEnrollees(4).withEnrolleesPerFile(1);

    @TempDir
    private Path working;

    @Test
    void a_file_that_stays_broken_holds_up_no_other_and_is_all_that_the_next_run_fetches() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("corrupt-gzip@data:Patient*2"))) {
            PackagedProgram program =
                    PackagedProgram.in(working.resolve("working"), simulator).set("bcda.download.attempts", "2");

            program.run().endsWith(13).saysAtTheEnd("Patient.0001.ndjson");

            LandingFolder landed = program.landed();
            Path folder = landed.export();
            SortedMap<String, String> delivered = landed.data();
            SimulatorClient served = new SimulatorClient(simulator);
            SortedMap<String, String> expected = served.files(1);
            String patients = expected.get("ndjson/Patient.0001.ndjson");
            expected.remove("ndjson/Patient.0001.ndjson");
            assertThat(delivered).isEqualTo(expected);
            assertThat(folder.resolve("_SUCCESS")).doesNotExist();
            assertThat(folder.resolve("receipt.json")).doesNotExist();

            int before = served.data().size();
            program.run().endsWith(0);

            expected.put("ndjson/Patient.0001.ndjson", patients);
            assertThat(served.data()).hasSize(before + 1);
            assertThat(served.kickOffs()).hasSize(1);
            assertThat(landed.exports()).containsExactly(folder);
            assertThat(landed.data()).isEqualTo(expected);
            assertThat(folder.resolve("_SUCCESS")).exists();
            assertThat(landed.partial()).isEmpty();
        }
    }

    @Test
    void a_job_of_which_nothing_is_heard_for_too_long_is_asked_on_by_the_next_run() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withEnrollees(1).withScenarios("status=503@status*60"))) {
            PackagedProgram program =
                    PackagedProgram.in(working.resolve("working"), simulator).set("bcda.poll.max-interval", "100ms");

            program.set("bcda.poll.timeout", "2s");
            program.run().endsWith(16).saysAtTheEnd("bcda.poll.timeout");
            program.set("bcda.poll.timeout", "5m");
            program.run().endsWith(0);

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(served.kickOffs()).hasSize(1);
            assertThat(program.landed().exports()).hasSize(1);
            assertThat(program.landed().data()).isEqualTo(served.files(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void an_interrupted_download_leaves_nothing_partial_under_a_final_name_and_is_continued(String signal, int exitCode)
            throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("stall=50%@data:1*1", "stall=20%@data:3*1"))) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator);
            SimulatorClient served = new SimulatorClient(simulator);
            try (PackagedProgram.Running running = program.startRun()) {
                served.awaitRequest(request -> request.path().startsWith("/data/") && request.bodyBytes() > 1000);
                SimulatorClient.await(() -> files(served) > 2);

                PackagedProgram.Ended ended = (signal.equals("INT") ? running.interrupt() : running.terminate()).end();

                ended.endsWith(exitCode).saysAtTheEnd("partial downloads resume on the next run");
                assertThat(ended.took()).isLessThan(Duration.ofSeconds(10));
            }
            LandingFolder landed = program.landed();
            SortedMap<String, String> whole = served.files(1);
            assertThat(whole).containsAllEntriesOf(landed.data());
            assertThat(landed.data()).hasSizeLessThan(whole.size());
            assertThat(landed.export().resolve("_SUCCESS")).doesNotExist();

            program.run().endsWith(0);

            assertThat(landed.data()).isEqualTo(whole);
            assertThat(landed.exports()).hasSize(1);
            assertThat(served.kickOffs()).hasSize(1);
            assertThat(landed.partial()).isEmpty();
        }
    }

    @Test
    void a_cut_download_goes_on_where_it_was_cut() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("cut-body=50%@data*1each"))) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator);

            program.run().endsWith(0);

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(served.data())
                    .filteredOn(request -> request.status() == 206)
                    .isNotEmpty();
            assertThat(program.landed().data()).isEqualTo(served.files(1));
        }
    }

    @Test
    void a_second_run_on_the_same_ledger_is_refused_and_harms_nothing() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("job-stuck@status*50"))) {
            PackagedProgram program =
                    PackagedProgram.in(working.resolve("working"), simulator).set("bcda.poll.max-interval", "100ms");
            SimulatorClient served = new SimulatorClient(simulator);
            try (PackagedProgram.Running first = program.startRun()) {
                served.awaitRequest(request -> request.path().contains("/jobs/"));

                program.run().endsWith(2).saysAtTheEnd("Another process", "bcda.ledger.url");

                first.end().endsWith(0);
            }
            assertThat(served.kickOffs()).hasSize(1);
            assertThat(program.landed().data()).isEqualTo(served.files(1));
        }
    }

    private static long files(SimulatorClient served) {
        return served.data().stream()
                .map(SimulatedRequest::path)
                .collect(Collectors.toSet())
                .size();
    }
}
