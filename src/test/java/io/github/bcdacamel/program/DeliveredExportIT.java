package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One export from the question to the proof, and the next one after it. */
@Execution(ExecutionMode.CONCURRENT)
final class DeliveredExportIT {

    /** The claims are the same for every version of the API: two runs, looked at from all sides. */
    @Execution(ExecutionMode.SAME_THREAD)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OfVersion {

        private final int version;
        Simulator simulator;
        SimulatorClient served;
        PackagedProgram program;
        PackagedProgram.Ended ended;
        Path folder;
        JsonNode receipt;
        SortedMap<String, String> hashes;

        OfVersion(int version) {
            this.version = version;
        }

        @BeforeAll
        void export(@TempDir Path working) throws Exception {
            simulator =
                    Simulator.start(SimulatorOptions.defaults().withEnrollees(4).withEnrolleesPerFile(2));
            served = new SimulatorClient(simulator);
            program = PackagedProgram.in(working.resolve("first"), simulator).set("bcda.api-version", "v" + version);
            ended = program.run();
            folder = program.landed().export();
            receipt = program.landed().receipt();
            hashes = program.landed().data();
        }

        @AfterAll
        void close() throws Exception {
            simulator.close();
        }

        @Test
        void the_program_ends_well() {
            ended.endsWith(0);
        }

        @Test
        void every_file_has_the_bytes_that_bcda_serves() throws Exception {
            assertThat(hashes).isEqualTo(served.files(1));
        }

        @Test
        void the_patients_are_those_of_the_organisation() throws Exception {
            ByteArrayOutputStream patients = new ByteArrayOutputStream();
            SyntheticClaims claims = new SyntheticClaims(1, version);
            for (int enrollee = 0; enrollee < 4; enrollee++) {
                claims.write("Patient", enrollee, patients);
            }

            assertThat(folder.resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(patients.toByteArray());
        }

        @Test
        void the_manifest_stands_there_as_bcda_sent_it() throws Exception {
            assertThat(folder.resolve("manifest.json")).hasBinaryContent(served.manifest(1));
        }

        @Test
        void the_receipt_agrees_with_the_files() throws Exception {
            JsonNode files = receipt.get("files");

            assertThat(files).hasSize(hashes.size());
            for (JsonNode file : files) {
                byte[] bytes =
                        Files.readAllBytes(folder.resolve(file.get("name").textValue()));
                assertThat(file.get("bytes").longValue()).isEqualTo(bytes.length);
                assertThat(file.get("lines").longValue())
                        .isEqualTo(new String(bytes, StandardCharsets.UTF_8)
                                .lines()
                                .count());
                assertThat(file.get("sha256").textValue()).isEqualTo(SimulatorClient.sha256(bytes));
            }
        }

        @Test
        void the_marker_proves_the_receipt_and_is_written_last() throws Exception {
            byte[] receipt = Files.readAllBytes(folder.resolve("receipt.json"));
            FileTime marked = Files.getLastModifiedTime(folder.resolve("_SUCCESS"));

            assertThat(Files.readString(folder.resolve("_SUCCESS")).strip()).isEqualTo(SimulatorClient.sha256(receipt));
            for (Path file : LandingFolder.files(folder)) {
                // The log's last line says that the export is complete, which is so only once the marker is there.
                if (!file.endsWith("log.ndjson")) {
                    assertThat(Files.getLastModifiedTime(file)).isLessThanOrEqualTo(marked);
                }
            }
        }

        @Test
        void the_log_tells_the_export_from_kick_off_to_completion() throws Exception {
            List<String> lines = Files.readAllLines(folder.resolve("log.ndjson"));

            assertThat(lines.get(0)).contains("\"eventId\":\"kickoff\"");
            assertThat(lines.get(lines.size() - 1)).contains("\"eventId\":\"export_complete\"");
        }

        @Test
        void the_terminal_shows_what_there_is_by_resource_type_and_where() {
            JsonNode explanations = receipt.at("/totals/ExplanationOfBenefit");

            assertThat(ended.out())
                    .containsPattern("ExplanationOfBenefit +2 +%,d +%,d\n"
                            .formatted(
                                    explanations.get("lines").longValue(),
                                    explanations.get("bytes").longValue()))
                    .containsPattern("Patient +1 +4 ")
                    .endsWith(folder + "\n");
        }

        @Test
        void nothing_partial_stays() throws Exception {
            assertThat(program.landed().partial()).isEmpty();
        }

        @Test
        void only_the_owner_may_read_what_landed() throws Exception {
            try (Stream<Path> paths = Files.walk(program.landed().dir())) {
                for (Path path : paths.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
                }
            }
        }

        @Test
        void the_next_export_asks_for_what_came_since_then() throws Exception {
            String transactionTime = receipt.at("/job/transactionTime").textValue();

            program.run().endsWith(0);

            SimulatedRequest kickOff = served.kickOffs().get(1);
            assertThat(kickOff.target())
                    .endsWith("?_since=" + URLEncoder.encode(transactionTime, StandardCharsets.UTF_8));
            assertThat(program.landed().receipt().at("/request/since").textValue())
                    .isEqualTo(transactionTime);
        }
    }

    @Nested
    final class OfVersion2 extends OfVersion {
        OfVersion2() {
            super(2);
        }
    }

    @Nested
    final class OfVersion3 extends OfVersion {
        OfVersion3() {
            super(3);
        }

        @Test
        void warnings_land_among_the_errors_and_fail_nothing() throws Exception {
            assertThat(folder.resolve("errors/OperationOutcome.0001.ndjson")).isNotEmptyFile();
            assertThat(program.landed()
                            .receipt()
                            .at("/serverErrors/warning/processing")
                            .longValue())
                    .isEqualTo(1);
        }
    }
}
