package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A landing that takes nothing, or too little. */
@Execution(ExecutionMode.CONCURRENT)
final class DestinationIT {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final SimulatorOptions FEW =
            SimulatorOptions.defaults().withEnrollees(10).withEnrolleesPerFile(2);

    @TempDir
    private Path working;

    @Test
    void a_read_only_folder_is_named() throws Exception {
        Path readOnly = Files.createDirectory(
                working.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeThat(Files.isWritable(readOnly)).as("Root may write everywhere.").isFalse();

        refuses(readOnly);
    }

    @Test
    void a_disk_that_is_mounted_read_only_is_named() throws Exception {
        Path disk = Files.createDirectory(working.resolve("disk"));
        assumeThat(command("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", disk.toString()))
                .as("Only root can mount a disk.")
                .isZero();
        try {
            refuses(disk);
        } finally {
            command("umount", disk.toString());
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_named() throws Exception {
        refuses(Files.writeString(working.resolve("notes.txt"), "Not a folder."));
    }

    @Test
    void a_folder_of_the_same_name_is_not_touched() throws Exception {
        try (Simulator simulator = Simulator.start(FEW)) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator);
            Instant now = Instant.now();
            for (int second : IntStream.range(0, 90).toArray()) {
                Path folder = program.landed().dir().resolve("default").resolve(ID.format(now.plusSeconds(second)));
                Files.writeString(Files.createDirectories(folder).resolve("mine.txt"), "Mine.");
            }
            var before = LandingFolder.hashes(program.landed().dir());

            program.run().endsWith(14).saysAtTheEnd("exists already");

            assertThat(LandingFolder.hashes(program.landed().dir())).isEqualTo(before);
            assertThat(new SimulatorClient(simulator).kickOffs()).isEmpty();
        }
    }

    @Test
    void a_full_disk_keeps_what_is_verified_and_the_next_run_goes_on() throws Exception {
        Path small = Files.createDirectory(working.resolve("small"));
        assumeThat(command("mount", "-t", "tmpfs", "-o", "size=3m,mode=0700", "tmpfs", small.toString()))
                .as("Only root can mount a small disk.")
                .isZero();
        try (Simulator simulator = Simulator.start(FEW)) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator)
                    .set("bcda.landing.dir", small.toString())
                    .set("bcda.landing.min-free", "0");

            program.run().endsWith(14).saysAtTheEnd("disk full", "Make room");

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(served.files(1)).containsAllEntriesOf(program.landed().data());
            assertThat(program.landed().export().resolve("_SUCCESS")).doesNotExist();

            assertThat(command("mount", "-o", "remount,size=100m", small.toString()))
                    .isZero();
            program.run().endsWith(0);

            assertThat(program.landed().data()).isEqualTo(served.files(1));
            assertThat(served.kickOffs()).hasSize(1);
        } finally {
            command("umount", small.toString());
        }
    }

    @Test
    void errors_that_bcda_reports_fail_the_run_and_the_next_one_asks_for_the_same_again() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("lost-data=3"))) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator);

            program.run().endsWith(15).saysAtTheEnd("error/not-found", "bcda.export.on-server-errors");

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(program.landed().data()).isEqualTo(served.files(1));
            assertThat(program.landed().export().resolve("_SUCCESS")).exists();
            assertThat(program.landed()
                            .receipt()
                            .at("/serverErrors/error/not-found")
                            .longValue())
                    .isEqualTo(3);

            program.set("bcda.export.on-server-errors", "warn").run().endsWith(0);

            assertThat(served.kickOffs().get(1).target()).doesNotContain("_since");
        }
    }

    private void refuses(Path landing) throws Exception {
        try (Simulator simulator = Simulator.start(FEW)) {
            PackagedProgram program = PackagedProgram.in(working.resolve("working"), simulator)
                    .set("bcda.landing.dir", landing.toString());

            program.run().endsWith(14).saysAtTheEnd(landing.toString());

            assertThat(new SimulatorClient(simulator).kickOffs()).isEmpty();
        }
    }

    private static int command(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
