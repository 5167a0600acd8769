package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.PackagedProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run delivered is proven again, and every kind of damage to it is found. */
final class VerifiedExportIT {

    @TempDir
    private static Path delivered;

    /** One finished export for each way to land, delivered once and damaged in copies. */
    @BeforeAll
    static void deliver() throws Exception {
        for (String compression : List.of("none", "gzip")) {
            try (Simulator simulator =
                    Simulator.start(SimulatorOptions.defaults().withEnrollees(4).withScenarios("error-file=2"))) {
                PackagedProgram.in(delivered.resolve(compression), simulator)
                        .set("bcda.landing.compression", compression)
                        .set("bcda.export.on-server-errors", "warn")
                        .run()
                        .endsWith(0);
            }
        }
    }

    @TempDir
    private Path working;

    private Path landing;
    private Path export;

    @BeforeEach
    void copy() throws Exception {
        use("none");
    }

    private void use(String compression) throws Exception {
        landing = Files.createTempDirectory(working, compression);
        copy(delivered.resolve(compression).resolve("data"), landing);
        export = new LandingFolder(landing).export();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void an_untouched_export_is_proven_in_one_line(String compression) throws Exception {
        use(compression);
        Verified verified = verify(export);

        assertThat(verified.exitCode()).as(verified.said()).isZero();
        assertThat(verified.lines())
                .singleElement()
                .asString()
                .startsWith("ok    " + export.toRealPath())
                .contains(" files, ", " resources, ", " bytes (and 1 error", "everything, up to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void a_flipped_byte_in_any_file_is_found(String compression) throws Exception {
        use(compression);
        for (Path file : LandingFolder.files(export)) {
            String name = export.relativize(file).toString();
            if (!name.equals("log.ndjson")) {
                flip(file, Files.size(file) / 2);

                Verified verified = verify(export);

                assertThat(verified.exitCode()).as(name).isEqualTo(13);
                assertThat(verified.lines()).as(name).anyMatch(line -> line.startsWith("FAIL"));
                assertThat(verified.said()).containsPattern(name + "|receipt|manifest");
                flip(file, Files.size(file) / 2);
            }
        }
        assertThat(verify(export).exitCode()).isZero();
    }

    @Test
    void a_receipt_changed_anywhere_is_found() throws Exception {
        Path receipt = export.resolve("receipt.json");
        for (long at = 0; at < Files.size(receipt); at += 17) {
            flip(receipt, at);

            Verified verified = verify(export);

            assertThat(verified.exitCode()).as("byte " + at).isEqualTo(13);
            assertThat(verified.said()).contains("The receipt is not the one");
            flip(receipt, at);
        }
    }

    static Stream<String> names() throws IOException {
        return Stream.of("ndjson/Patient.0001.ndjson", "errors/OperationOutcome.0001.ndjson", "manifest.json");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_missing_file_is_found(String name) throws Exception {
        Files.delete(export.resolve(name));

        assertThat(verify(export).finds(name.equals("manifest.json") ? "The manifest" : name, "missing"))
                .isEqualTo(13);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_truncated_file_is_found(String name) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(export.resolve(name).toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }

        assertThat(verify(export).finds(name.equals("manifest.json") ? "The manifest" : name, "Restore it"))
                .isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ndjson/Patient.0002.ndjson", "ndjson/._Patient", "notes.txt", "deleted/Patient.0001.ndjson"})
    void an_added_file_is_found(String name) throws Exception {
        Files.createDirectories(export.resolve(name).getParent());
        Files.writeString(export.resolve(name), "");

        assertThat(verify(export).finds(name, "not in the receipt", "Move it")).isEqualTo(13);
    }

    @Test
    void a_missing_receipt_is_found() throws Exception {
        Files.delete(export.resolve("receipt.json"));

        assertThat(verify(export).finds("receipt", "Restore receipt.json")).isEqualTo(13);
    }

    @Test
    void an_export_without_its_marker_is_not_taken_for_finished() throws Exception {
        Files.delete(export.resolve("_SUCCESS"));

        assertThat(verify(export).finds("no _SUCCESS")).isEqualTo(13);
    }

    @Test
    void a_marker_that_is_a_folder_proves_nothing() throws Exception {
        Files.delete(export.resolve("_SUCCESS"));
        Files.createDirectory(export.resolve("_SUCCESS"));

        assertThat(verify(export).finds("_SUCCESS cannot be read")).isEqualTo(13);
    }

    @Test
    void the_landing_and_a_feed_stand_for_their_exports() throws Exception {
        Path second = export.resolveSibling("20990101T000000Z");
        copy(export, second);

        for (Path folder : List.of(landing, landing.resolve("default"))) {
            Verified verified = verify(folder);

            assertThat(verified.exitCode()).isZero();
            assertThat(verified.lines()).hasSize(3).last().isEqualTo("2 exports: 2 whole, 0 damaged, 0 unfinished.");
        }
    }

    @Test
    void one_damaged_export_among_whole_ones_is_found() throws Exception {
        Path second = export.resolveSibling("20990101T000000Z");
        copy(export, second);
        Files.delete(second.resolve("ndjson/Patient.0001.ndjson"));

        assertThat(verify(landing).finds("1 whole, 1 damaged")).isEqualTo(13);
    }

    @Test
    void an_unfinished_export_beside_a_finished_one_is_named_and_no_damage() throws Exception {
        Path second = export.resolveSibling("20990101T000000Z");
        Files.createDirectories(second);
        Files.writeString(second.resolve("manifest.json"), "{}");

        assertThat(verify(landing).finds("warn", "no _SUCCESS", "1 unfinished")).isZero();
    }

    @Test
    void a_landing_without_any_finished_export_proves_nothing() throws Exception {
        Files.delete(export.resolve("_SUCCESS"));

        assertThat(verify(landing).finds("no _SUCCESS")).isEqualTo(13);
    }

    @Test
    void a_folder_behind_a_link_is_proven() throws Exception {
        Path link = Files.createSymbolicLink(working.resolve("link"), export);

        assertThat(verify(link).finds("whole, as the receipt says")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "file", "empty", "s3://bucket/prefix?key=secret"})
    void what_is_no_folder_of_exports_is_wrong_usage(String path) throws Exception {
        Files.writeString(working.resolve("file"), "");
        Files.createDirectory(working.resolve("empty"));

        Verified verified =
                verify(path.contains("://") ? path : working.resolve(path).toString());

        assertThat(verified.exitCode()).isEqualTo(2);
        assertThat(verified.said()).contains("Nothing was read").doesNotContain("key=secret");
    }

    @Test
    void a_verified_export_is_as_it_was() throws Exception {
        var before = LandingFolder.hashes(landing);

        verify(landing);

        assertThat(LandingFolder.hashes(landing)).isEqualTo(before);
    }

    private static Verified verify(Path path) {
        return verify(path.toString());
    }

    private static Verified verify(String path) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int exitCode = Main.commandLine().setOut(writer).setErr(writer).execute("verify", path);
        assertThat(said.toString()).doesNotContain("\tat ", "\"resourceType\"");
        return new Verified(exitCode, said.toString());
    }

    /** How a verify ended. */
    private record Verified(int exitCode, String said) {

        List<String> lines() {
            return said.lines().toList();
        }

        /** The exit code, once these words were said. */
        int finds(String... words) {
            assertThat(said).contains(words);
            return exitCode;
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int before = bytes.read();
            bytes.seek(at);
            bytes.write(before ^ 4);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
