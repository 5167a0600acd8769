package io.github.bcdacamel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command profile leaves on the disk and says on the terminal. */
class ProfileCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void a_report_is_for_its_owner_alone() throws Exception {
        Files.writeString(folder.resolve("Patient.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n");
        Path report = folder.resolve("report");

        assertThat(profile(folder.toString(), "--out", report.toString())).isZero();

        try (Stream<Path> made = Files.walk(report)) {
            assertThat(made.toList())
                    .hasSize(3)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_key_of_the_data_steers_no_terminal() throws Exception {
        Files.writeString(
                folder.resolve("Patient.ndjson"),
                "{\"resourceType\":\"Patient\",\"id\":\"1\",\"a\u009b31mb\":1,\"c\\u001b[2Jd\":1}\n");

        assertThat(profile(folder.toString(), "--keys")).isZero();

        assertThat(out.toString()).contains("Patient").doesNotContain("\u009b", "\u001b");
    }

    private int profile(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out));
        return commands.execute(
                Stream.concat(Stream.of("profile"), Stream.of(arguments)).toArray(String[]::new));
    }
}
