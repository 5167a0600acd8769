package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a container runs it. */
final class ServeIT {

    private static final SimulatorOptions FEW =
            SimulatorOptions.defaults().withEnrollees(4).withEnrolleesPerFile(1);

    @TempDir
    private Path working;

    @Test
    void a_stop_in_the_middle_loses_nothing_and_the_next_start_ends_the_export_by_itself() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("stall=50%@data:1*1"))) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator);
            SimulatorClient served = new SimulatorClient(simulator);
            program.with("BCDA_POLL_INTERVAL", "100ms").with("BCDA_SCHEDULE_CRON", "* * * * * ?");
            try (PackagedProgram.Running serving = program.start("serve")) {
                served.awaitRequest(request -> request.path().startsWith("/data/") && request.bodyBytes() > 1000);

                PackagedProgram.Ended ended = serving.terminate().end();

                ended.endsWith(143);
                assertThat(ended.err()).contains("partial downloads resume at the next start");
                assertThat(ended.took()).isLessThan(Duration.ofSeconds(10));
            }
            Path classes = working.resolve("classes");
            program.with("BCDA_SCHEDULE_CRON", "").with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);

            try (PackagedProgram.Running serving = program.start("serve")) {
                Path marker = program.landed().export().resolve("_SUCCESS");
                SimulatorClient.await(() -> Files.exists(marker));
                serving.terminate().end().endsWith(143);
            }

            assertThat(served.kickOffs()).hasSize(1);
            assertThat(program.landed().data()).isEqualTo(served.files(1));
            assertThat(Files.readString(classes))
                    .as("classes that were loaded while nothing is traced")
                    .contains("io.github.bcdacamel.app.FeedContext")
                    .doesNotContain(
                            "io.opentelemetry.",
                            "camel.telemetry",
                            "camel.opentelemetry2",
                            "bcdacamel.observe.TraceExport");
        }
    }

    @Test
    void missing_credentials_of_any_feed_stop_the_start() throws Exception {
        PackagedProgram program = PackagedProgram.in(working.resolve("working"))
                .withCredentials()
                .with("BCDA_FEEDS", "mssp,reach")
                .with("BCDA_FEED_REACH_CLIENT_ID", "");

        program.command("serve").endsWith(2).saysAtTheEnd("bcda.feed.reach.client-id");
    }

    @Test
    void a_wrong_schedule_stops_the_start() throws Exception {
        PackagedProgram program = PackagedProgram.in(working.resolve("working"))
                .withCredentials()
                .with("BCDA_SCHEDULE_CRON", "every night");

        program.command("serve").endsWith(2).saysAtTheEnd("bcda.schedule.cron", "Quartz");
    }
}
