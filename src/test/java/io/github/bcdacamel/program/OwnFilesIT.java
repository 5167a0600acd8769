package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PackagedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of which nothing is ours are delivered byte for byte. */
@Execution(ExecutionMode.CONCURRENT)
final class OwnFilesIT {

    private static final Path SAMPLES = Path.of("..", "shared", "data", "bcda-samples");

    @TempDir
    private Path working;

    @Test
    void lines_of_any_form_arrive_as_they_are() throws Exception {
        Path data = Files.createDirectories(working.resolve("data"));
        Files.writeString(data.resolve("Patient.ndjson"), """
                { "resourceType" : "Patient", "id":"1",  "note":"Orléans, \\u0026, \\ud83d\\ude00, 漢字" }
                {"id":"2","contained":[{"resourceType":"Organization"}],"resourceType":"Patient"}
                """);
        // Lines of any length, ends in the manner of Windows, and none after the last line.
        Files.writeString(
                data.resolve("Coverage-1.ndjson"),
                "{\"resourceType\":\"Coverage\",\"id\":\"1\"}\r\n" + "{\"id\":\"" + "x".repeat(300_000)
                        + "\",\"resourceType\":\"Coverage\"}");

        assertThat(deliveredFrom(data)).containsExactlyInAnyOrderElementsOf(hashesOf(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void published_samples_arrive_as_they_are(String version) throws Exception {
        Path data = SAMPLES.resolve(version);
        assumeThat(data).isDirectory();

        assertThat(deliveredFrom(data)).containsExactlyInAnyOrderElementsOf(hashesOf(data));
    }

    private List<String> deliveredFrom(Path data) throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().withDataDir(data))) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator)
                    .set("bcda.api-version", data.endsWith("v3") ? "v3" : "v2");
            program.run().endsWith(0);
            return List.copyOf(LandingFolder.hashes(program.landed().export().resolve("ndjson"))
                    .values());
        }
    }

    private static List<String> hashesOf(Path data) throws IOException {
        return List.copyOf(LandingFolder.hashes(data).values());
    }
}
