package io.github.bcdacamel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.landing.ExportReader;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.LandedExport.Finding;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.landing.SuccessMarker;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.LoadProof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command tables builds, and what it says. */
class TablesCommandTest {

    private static final String PATIENT = "{\"id\":\"1\",\"resourceType\":\"Patient\"}\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_folder_of_files_becomes_a_load_of_its_name() throws Exception {
        Path source = Files.createDirectory(folder.resolve("my claims"));
        Files.writeString(source.resolve("Patient.ndjson"), PATIENT);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(source.resolve("Coverage.2.ndjson.gz")))) {
            gzip.write("{\"id\":\"2\",\"resourceType\":\"Coverage\"}\n".getBytes());
        }
        Path to = folder.resolve("to");

        assertThat(tables(source.toString(), "--to", to.toString())).isZero();

        assertThat(out.toString())
                .containsPattern("(?m)^patient +1 +[0-9,]+$")
                .containsPattern("(?m)^coverage +1 +[0-9,]+$")
                .contains("2 records in 2 files")
                .endsWith(to.resolve("_loads/my-claims.json") + System.lineSeparator());
        assertThat(to.resolve("patient/export=my-claims/part-0000.parquet")).isRegularFile();
        assertThat(proof(to, "my-claims")).isEmpty();
    }

    private static List<Finding> proof(Path tables, String loadId) throws IOException {
        ExportReader contents = ExportReader.of(tables);
        return LoadProof.verify(contents, contents.sizes(), loadId);
    }

    @Test
    void exports_of_a_feed_have_their_tables_beside_them() throws Exception {
        Path feed = folder.resolve("default");
        Path first = export(feed.resolve("20260101T000000Z"), "v2");
        Path second = export(feed.resolve("20260201T000000Z"), "v3");
        Files.createDirectories(feed.resolve("20260301T000000Z/ndjson"));
        export(feed.resolve("20260401T000000Z"), "v1");

        assertThat(tables(feed.toString())).isZero();

        assertThat(err.toString())
                .contains("20260301T000000Z is passed over: it is not finished")
                .contains("20260401T000000Z is passed over: tables need v2 or v3");
        for (Path export : List.of(first, second)) {
            assertThat(proof(feed.resolve("tables"), export.getFileName().toString()))
                    .isEmpty();
        }
        try (Stream<Path> loads = Files.list(feed.resolve("tables/_loads"))) {
            assertThat(loads).hasSize(2);
        }
    }

    @Test
    void a_load_has_the_id_that_the_receipt_says() throws Exception {
        Path export = export(folder.resolve("20260401T000000Z"), "v2");
        Path copy = Files.move(export, folder.resolve("copy"));

        assertThat(tables(copy.toString(), "--to", folder.resolve("to").toString()))
                .isZero();

        assertThat(folder.resolve("to/_loads/20260401T000000Z.json")).isRegularFile();
    }

    @Test
    void a_load_tells_whose_data_were_asked_for_and_of_which_version() throws Exception {
        Path export = export(folder.resolve("20260401T000000Z"), "v2");

        assertThat(tables(export.toString())).isZero();
        assertThat(tables(folder.resolve("20260401T000000Z/ndjson").toString(), "--to", folder.toString()))
                .isZero();

        Path loads = folder.resolve("tables/_loads");
        assertThat(Load.read(Files.readAllBytes(loads.resolve("20260401T000000Z.json"))))
                .extracting(Load::patientGroup, Load::apiVersion)
                .containsExactly("", "v2");
        assertThat(Load.read(Files.readAllBytes(folder.resolve("_loads/ndjson.json"))))
                .extracting(Load::patientGroup, Load::apiVersion)
                .containsExactly(null, null);
    }

    @Test
    void a_link_is_passed_over() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.writeString(source.resolve("Patient.1.ndjson"), PATIENT);
        Path link = Files.createSymbolicLink(source.resolve("Patient.2.ndjson"), Path.of("Patient.1.ndjson"));
        Path to = Files.createSymbolicLink(folder.resolve("to"), Files.createDirectory(folder.resolve("disk")));

        assertThat(tables(source.toString(), "--to", to.toString())).isZero();

        assertThat(out.toString()).contains("1 record in 1 file");
        assertThat(err.toString()).contains(link.getFileName() + " is passed over: it is a link.");
        assertThat(folder.resolve("disk/_loads/source.json")).isRegularFile();
    }

    @Test
    void an_export_of_v1_has_no_tables() throws Exception {
        Path export = export(folder.resolve("20260401T000000Z"), "v1");

        assertThat(tables(export.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("tables need v2 or v3", "No tables were built.");
        assertThat(folder.resolve("tables")).doesNotExist();
    }

    @Test
    void a_line_that_is_no_record_is_told_by_the_exit_code() throws Exception {
        Files.writeString(folder.resolve("Patient.ndjson"), PATIENT + "oops\n");

        assertThat(tables(folder.toString(), "--to", folder.resolve("to").toString()))
                .isEqualTo(13);

        assertThat(out.toString()).containsPattern("(?m)^rejected_line +1 +");
        assertThat(err.toString()).contains("1 line could not be read");
    }

    @Test
    void a_gzip_that_is_cut_off_leaves_no_tables() throws Exception {
        Path file = folder.resolve("Patient.ndjson.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(PATIENT.repeat(1000).getBytes());
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 10));
        Path to = folder.resolve("to");

        assertThat(tables(folder.toString(), "--to", to.toString())).isEqualTo(13);

        assertThat(err.toString()).contains("Patient.ndjson.gz cannot be read to its end");
        assertThat(to.resolve("_loads")).doesNotExist();
    }

    @Test
    void wrong_usage_is_said_before_anything_is_built() throws Exception {
        Files.writeString(folder.resolve("Patient.ndjson"), PATIENT);
        Files.writeString(folder.resolve("broken.json"), "{\"resource\": \"Patient\", \"select\": [{}]}");

        assertThat(tables(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(tables(folder.toString(), "--set", "bcda.tables.format=none"))
                .isEqualTo(2);
        assertThat(tables(folder.toString(), "--set", "bcda.tables.views=" + folder))
                .isEqualTo(2);
        assertThat(tables(folder.toString(), folder.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("does not exist")
                .contains("bcda.tables.format is none")
                .contains("broken.json")
                .contains("would be the same load");
        assertThat(out.toString()).isEmpty();
    }

    private int tables(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(
                Stream.concat(Stream.of("tables"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static Path export(Path folder, String version) throws Exception {
        Path file = folder.resolve("ndjson/Patient.0001.ndjson");
        Files.createDirectories(file.getParent());
        Files.writeString(file, PATIENT);
        String sha256 = DigestUtils.sha256Hex(PATIENT);
        Receipt.File patients = new Receipt.File(
                "ndjson/Patient.0001.ndjson",
                FileKind.OUTPUT,
                "Patient",
                "",
                PATIENT.length(),
                PATIENT.length(),
                1,
                sha256,
                sha256,
                1,
                null,
                List.of());
        ReceiptFile.write(
                folder,
                Receipt.of(
                        "test",
                        "default",
                        folder.getFileName().toString(),
                        new Receipt.Request("", version, null, List.of(), null),
                        new Receipt.Job("", "2026-01-01T00:00:00Z", null),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(patients),
                        Map.of()));
        SuccessMarker.write(folder);
        return folder;
    }
}
