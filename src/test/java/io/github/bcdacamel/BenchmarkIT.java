package io.github.bcdacamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks can be run as their README says, where their tools are. */
class BenchmarkIT {

    @Test
    void the_quick_benchmark_brings_the_right_bytes_and_writes_its_table(@TempDir Path folder) throws Exception {
        assumeTrue(onPath("python3") && onPath("curl"));
        Path log = folder.resolve("log");

        int exitCode = new ProcessBuilder("benchmarks/run", "--quick", "--results", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(exitCode).as(Files.readString(log)).isZero();
        assertThat(table(folder)).contains("| ours | ").contains("| 2 of 2 |");
    }

    private static String table(Path folder) throws IOException {
        return Files.readString(folder.resolve("results.md"));
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
