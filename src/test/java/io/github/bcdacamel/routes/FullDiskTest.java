package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.LandedExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of its own for landing and ledger, which is too small at first. Skipped where mounting is not allowed. */
class FullDiskTest {

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(command("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
                .as("Only root can mount a small disk.")
                .isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", disk.toString());
    }

    @Test
    void a_disk_that_fills_in_the_middle_keeps_its_reserve_and_the_next_run_goes_on() throws Exception {
        try (Scene scene = scene("gzip-bomb=15@data")) {
            Outcome full = scene.export();

            assertThat(full.failure()).as(full.message()).isEqualTo(FailureClass.DESTINATION);
            assertThat(full.message()).contains("disk full", "Make room");
            assertThat(scene.value("select open_feed from exports")).isEqualTo("default");
            assertThat(Files.getFileStore(disk).getUsableSpace())
                    .as("The ledger can still write.")
                    .isPositive();

            command("mount", "-o", "remount,size=200m", disk.toString());
            Outcome whole = scene.export();

            assertThat(whole.failure()).as(whole.message()).isNull();
            assertThat(LandedExport.verify(whole.folder())).isEmpty();
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void files_that_say_that_they_do_not_fit_are_not_begun() throws Exception {
        try (Scene scene = scene("gzip-bomb=15@data:1", "file-size=60000000")) {
            Outcome full = scene.export();

            assertThat(full.failure()).as(full.message()).isEqualTo(FailureClass.DESTINATION);
            assertThat(full.message()).contains("disk full");
            assertThat(scene.requests("/data/")).isEmpty();
        }
    }

    @Test
    void no_job_is_asked_for_when_there_is_no_room_to_begin_with() throws Exception {
        try (Scene scene = scene().set("bcda.landing.min-free", "1GB")) {
            assertThat(scene.export().failure()).isEqualTo(FailureClass.DESTINATION);

            assertThat(scene.requests("$export")).isEmpty();
        }
    }

    private Scene scene(String... scenarios) throws IOException {
        return new Scene(disk, scenarios)
                .set("bcda.landing.min-free", "6MB")
                .set("bcda.download.parallelism", "1")
                .set("bcda.download.max-inflation", "100000");
    }

    private static int command(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
