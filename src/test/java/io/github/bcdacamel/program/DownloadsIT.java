package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Many files, and tokens that end between them. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
final class DownloadsIT {

    @TempDir
    private Path working;

    @Test
    void six_hundred_files_of_one_type_are_numbered_and_none_is_lost() throws Exception {
        try (Simulator simulator = Simulator.start(tiny().withScenarios("many-files=600"))) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator)
                    .set("bcda.export.types", "ExplanationOfBenefit")
                    .set("bcda.rate-limit", "100000/1s");

            program.run().endsWith(0);

            assertThat(program.landed().data().keySet())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 600)
                            .mapToObj("ndjson/ExplanationOfBenefit.%04d.ndjson"::formatted)
                            .toList());
            assertThat(program.landed().data()).isEqualTo(new SimulatorClient(simulator).files(1));
        }
    }

    @Test
    void a_token_that_ends_between_two_files_is_renewed_once_for_all() throws Exception {
        try (Simulator simulator = Simulator.start(tiny().withScenarios("many-files=40", "expired-token@data:20*1"))) {
            PackagedProgram program =
                    PackagedProgram.in(working.resolve("working"), simulator).set("bcda.rate-limit", "100000/1s");

            program.run().endsWith(0);

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(served.tokens()).hasSize(2);
            assertThat(served.data()).extracting(SimulatedRequest::status).contains(401);
            assertThat(program.landed().data()).isEqualTo(served.files(1));
        }
    }

    @Test
    void a_short_lived_token_is_renewed_before_it_ends() throws Exception {
        try (Simulator simulator = Simulator.start(tiny().withTokenLifetime(Duration.ofSeconds(2))
                .withScenarios("many-files=40", "slow-answer=400ms@data*always"))) {
            PackagedProgram program =
                    PackagedProgram.in(working.resolve("working"), simulator).set("bcda.rate-limit", "100000/1s");

            program.run().endsWith(0);

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(served.tokens()).hasSizeBetween(2, 10);
            assertThat(program.landed().data()).isEqualTo(served.files(1));
        }
    }

    /** Claims of one short line. */
    private static SimulatorOptions tiny() {
        return SimulatorOptions.defaults().withEnrollees(2).withClaims((version, type, enrollee, out) -> {
            out.write("{\"id\":\"%d\",\"resourceType\":\"%s\"}\n"
                    .formatted(enrollee, type)
                    .getBytes(StandardCharsets.UTF_8));
            return 1;
        });
    }
}
