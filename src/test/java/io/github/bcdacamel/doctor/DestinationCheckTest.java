package io.github.bcdacamel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.doctor.Check.Level;
import io.github.bcdacamel.failures.FailureClass;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationCheckTest {

    @TempDir
    private Path folder;

    @Test
    void a_landing_that_can_be_written_is_left_as_it_was() {
        Check check = DestinationCheck.of(folder);

        assertThat(check.level()).isNotEqualTo(Level.FAIL);
        assertThat(check.found()).contains(folder + " is writable", " MB free");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_landing_that_is_not_there_is_not_made() {
        Check check = DestinationCheck.of(folder.resolve("not/yet"));

        assertThat(check.level()).isNotEqualTo(Level.FAIL);
        assertThat(check.found()).contains("can be created");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_landing_below_a_file_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(DestinationCheck.of(file.resolve("data")).failure()).isEqualTo(FailureClass.DESTINATION);
    }

    @Test
    void a_landing_where_files_cannot_be_made_is_refused() {
        // Nobody, not even root, makes a file there.
        Path kernel = Path.of("/proc");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(kernel));

        assertThat(DestinationCheck.of(kernel).failure()).isEqualTo(FailureClass.DESTINATION);
    }
}
