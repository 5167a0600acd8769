package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.LandedExport.Problem.ADDED;
import static io.github.bcdacamel.landing.LandedExport.Problem.CHANGED;
import static io.github.bcdacamel.landing.LandedExport.Problem.MISSING;
import static io.github.bcdacamel.landing.LandedExport.Problem.NOT_FINISHED;
import static io.github.bcdacamel.landing.LandedExport.Problem.NO_RECEIPT;
import static io.github.bcdacamel.landing.LandedExport.Problem.RECEIPT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LandedExportTest extends LandingTestCase {

    private static final byte[] SENT = Bodies.join(Bodies.gzip(Bodies.utf8(Bodies.patients(30))), Bodies.EMPTY_MEMBER);

    @ParameterizedTest
    @EnumSource(Compression.class)
    void an_export_that_nobody_touched_is_proven(Compression compression) throws Exception {
        Path export = finished(compression);
        Files.createDirectory(export.resolve("profile"));
        Files.writeString(export.resolve("profile/profile.json"), "{}");

        assertThat(LandedExport.verify(export)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_flipped_bit_anywhere_is_found(Compression compression) throws Exception {
        Path export = finished(compression);
        Path file = file(export, compression);
        byte[] content = Files.readAllBytes(file);
        for (int at = 0; at < content.length; at += 7) {
            byte[] flipped = content.clone();
            flipped[at] ^= 4;
            Files.write(file, flipped);

            assertThat(problems(export)).as("byte " + at).containsExactly(CHANGED);
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_truncated_file_is_found(Compression compression) throws Exception {
        Path export = finished(compression);
        try (RandomAccessFile file =
                new RandomAccessFile(file(export, compression).toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }

        assertThat(problems(export)).containsExactly(CHANGED);
    }

    @Test
    void a_missing_file_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Files.delete(file(export, Compression.NONE));

        assertThat(LandedExport.verify(export))
                .containsExactly(new LandedExport.Finding(
                        MISSING, "ndjson/Patient.0001.ndjson", "ndjson/Patient.0001.ndjson is missing."));
    }

    @Test
    void an_added_file_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Files.writeString(export.resolve("ndjson/Patient.0002.ndjson"), "");

        assertThat(LandedExport.verify(export))
                .extracting(LandedExport.Finding::problem, LandedExport.Finding::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ADDED, "ndjson/Patient.0002.ndjson"));
    }

    @Test
    void a_file_replaced_by_a_link_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Path elsewhere = dir.resolve("elsewhere");
        Files.move(file(export, Compression.NONE), elsewhere);
        Files.createSymbolicLink(file(export, Compression.NONE), elsewhere);

        assertThat(problems(export)).containsExactly(MISSING);
    }

    @ParameterizedTest
    @CsvSource({"manifest.json, MISSING", "receipt.json, NO_RECEIPT", "log.ndjson, MISSING", "_SUCCESS, UNREADABLE"})
    void what_stands_beside_the_data_is_not_read_through_a_link(String name, LandedExport.Problem problem)
            throws Exception {
        Path export = finished(Compression.NONE);
        Path elsewhere = dir.resolve("elsewhere");
        Files.move(export.resolve(name), elsewhere);
        Files.createSymbolicLink(export.resolve(name), elsewhere);

        assertThat(problems(export)).containsExactly(problem);
        assertThat(OwnFileFinder.of(export, "default", "1"))
                .as("Nor is it delivered.")
                .extracting(FileToDeliver::name)
                .doesNotContain(name);
        if (name.equals(SuccessMarker.NAME)) {
            assertThatThrownBy(() -> OwnFileFinder.marker(export, "default", "1"))
                    .isInstanceOf(FileSystemException.class);
        }
    }

    @Test
    void a_changed_manifest_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Files.writeString(export.resolve("manifest.json"), "{ }");

        assertThat(problems(export)).containsExactly(CHANGED);
    }

    @Test
    void a_receipt_changed_together_with_its_file_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Path file = file(export, Compression.NONE);
        String before = DigestUtils.sha256Hex(Files.readAllBytes(file));
        Files.writeString(file, Files.readString(file).replaceFirst("o1", "o9"));
        String after = DigestUtils.sha256Hex(Files.readAllBytes(file));
        Path receipt = export.resolve("receipt.json");
        Files.writeString(receipt, Files.readString(receipt).replace(before, after));

        assertThat(problems(export)).containsExactly(RECEIPT_CHANGED);
    }

    @Test
    void a_receipt_that_leads_out_of_the_folder_is_not_followed() throws Exception {
        Path export = finished(Compression.NONE);
        Path receipt = export.resolve("receipt.json");
        Files.writeString(
                receipt, Files.readString(receipt).replace("ndjson/Patient.0001.ndjson", "../../../etc/passwd"));

        assertThat(problems(export)).containsExactly(RECEIPT_CHANGED, RECEIPT_CHANGED, ADDED);
    }

    @Test
    void an_export_without_its_marker_is_not_finished() throws Exception {
        Path export = finished(Compression.NONE);
        SuccessMarker.remove(export);

        assertThat(problems(export)).containsExactly(NOT_FINISHED);
    }

    @Test
    void an_export_without_receipt_cannot_be_proven() throws Exception {
        Path export = finished(Compression.NONE);
        Files.writeString(export.resolve("receipt.json"), "{\"files\":[null]}");

        assertThat(problems(export)).containsExactly(RECEIPT_CHANGED, NO_RECEIPT);
    }

    @Test
    void a_folder_that_is_not_there_is_found() throws Exception {
        assertThat(problems(dir.resolve("nowhere"))).containsExactly(MISSING);
    }

    @Test
    void a_changed_log_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Files.writeString(export.resolve("log.ndjson"), "{}\n", StandardOpenOption.APPEND);

        assertThat(problems(export)).containsExactly(LandedExport.Problem.CHANGED);
    }

    @Test
    void a_missing_log_is_found() throws Exception {
        Path export = finished(Compression.NONE);
        Files.delete(export.resolve("log.ndjson"));

        assertThat(problems(export)).containsExactly(LandedExport.Problem.MISSING);
    }

    @Test
    void files_that_a_step_of_ones_own_made_are_proven_wherever_they_stand() throws Exception {
        Path export = finished(Compression.NONE);
        Files.createDirectories(export.resolve("my index/2026"));
        Files.writeString(export.resolve("my index/2026/claims.csv"), "a,b\n");
        Files.writeString(export.resolve("note.txt"), "checked\n");
        Receipt receipt = ReceiptFile.read(export);

        SuccessMarker.remove(export);
        ReceiptFile.write(export, receipt.withMade(OwnFileFinder.made(export, "default", "20261122T210406Z")));
        SuccessMarker.write(export);

        assertThat(LandedExport.verify(export)).isEmpty();
        Files.writeString(export.resolve("note.txt"), "changed\n");
        assertThat(problems(export)).containsExactly(CHANGED);
    }

    private static List<LandedExport.Problem> problems(Path export) throws Exception {
        return LandedExport.verify(export).stream()
                .map(LandedExport.Finding::problem)
                .toList();
    }

    private static Path file(Path export, Compression compression) {
        return export.resolve("ndjson/Patient.0001.ndjson" + (compression == Compression.GZIP ? ".gz" : ""));
    }

    private Path finished(Compression compression) throws Exception {
        Landing landing = landing(compression);
        Path export = landing.open("default", "20261122T210406Z", false);
        landing.publishManifest("default", "20261122T210406Z", "{}");
        landing.discardPartials("default", "20261122T210406Z");
        ReceivedFile received = landing.receive(patients("a1"), chunked("gzip"), body(SENT));
        landing.publish(patients("a1"), received);
        try (ExportLog log = new ExportLog(export, "20261122T210406Z", "0.1.0", Clock.systemUTC())) {
            log.downloadRequest("https://host/a", FileKind.OUTPUT, "Patient");
        }
        Receipt receipt = Receipt.of(
                "bcda-camel 0.1.0",
                "default",
                "20261122T210406Z",
                new Receipt.Request("https://host/$export", "v2", "all", List.of(), null),
                new Receipt.Job("https://host/jobs/1", "2026-11-22T21:04:05Z", DigestUtils.sha256Hex("{}")),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(Receipt.File.of(patients("a1"), received, "https://host/a", 1)),
                Map.of());
        byte[] log = ExportLog.end(export, receipt);
        ReceiptFile.write(export, receipt.withLog(DigestUtils.sha256Hex(log)));
        ExportLog.seal(export, log);
        SuccessMarker.write(export);
        return export;
    }
}
