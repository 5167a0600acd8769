package io.github.bcdacamel.routes;

import static io.github.bcdacamel.testing.ControlServer.FEED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.testing.ControlServer;
import io.github.bcdacamel.testing.LogLines;
import io.github.bcdacamel.testing.SimulatorClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that somebody cancels: here, at BCDA, and for whoever drives it. */
class CancelledExportTest {

    private static final int FOR_EVER = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void an_export_that_waits_is_cancelled_with_its_job_and_the_next_one_asks_anew() throws Exception {
        try (ControlServer control = ControlServer.in(folder, options -> options.withProgressSteps(FOR_EVER))) {
            String export = control.kickOff("incremental");
            control.await(export, "waiting");

            assertThat(control.delete(export).statusCode()).isEqualTo(202);

            JsonNode cancelled = control.await(export, "cancelled");
            assertThat(cancelled.get("exitCode").intValue()).isEqualTo(12);
            assertThat(cancelled.get("open").booleanValue()).isFalse();
            assertThat(control.simulator().requests())
                    .filteredOn(request -> request.method().equals("DELETE"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.path()).endsWith("/jobs/1"));
            assertThat(control.delete(export).statusCode()).isEqualTo(409);
            control.await(control.kickOffInAnotherSecond("full"), "waiting");
        }
    }

    @Test
    void an_export_that_a_user_canceled_is_no_error_and_nobody_elses() throws Exception {
        try (LogLines log = new LogLines();
                ControlServer control = ControlServer.in(folder, options -> options.withProgressSteps(FOR_EVER))) {
            String export = control.kickOff("incremental");
            control.await(export, "waiting");

            assertThat(control.delete(export).statusCode()).isEqualTo(202);

            SimulatorClient.await(() -> log.tell("It was canceled here"));
            assertThat(log.tell("nother process")).isFalse();
            assertThat(log.tell("exit code 12")).isFalse();
        }
    }

    @Test
    void while_an_export_runs_another_is_refused_and_no_harm_is_done() throws Exception {
        try (ControlServer control = ControlServer.in(folder, options -> options.withProgressSteps(FOR_EVER))) {
            String export = control.kickOff("incremental");

            var second = control.post(FEED + "/exports", "{\"kind\":\"incremental\"}");

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("cancel it first");
            control.await(export, "waiting");
        }
    }

    @Test
    void an_export_whose_files_are_being_fetched_stops_and_leaves_nothing_partial() throws Exception {
        try (ControlServer control = ControlServer.in(
                folder, options -> options.withScenarios("stall=50%@data:1*1"), "bcda.download.stall-timeout", "2s")) {
            String export = control.kickOff("incremental");
            control.await(export, "downloading");

            assertThat(control.delete(export).statusCode()).isEqualTo(202);

            String id = control.await(export, "cancelled").get("id").textValue();
            assertThat(folder.resolve("data/default/" + id + "/_SUCCESS")).doesNotExist();
            Path partial = folder.resolve("data/.partial/default/" + id);
            SimulatorClient.await(() -> files(partial).isEmpty());
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (java.io.IOException | java.io.UncheckedIOException vanished) {
            return List.of(folder);
        }
    }
}
