package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptFileTest {

    @TempDir
    Path folder;

    @Test
    void a_receipt_is_read_as_it_was_written() throws Exception {
        ReceiptFile.write(folder, receipt("https://api.bcda.cms.gov/data/1/a.ndjson"));

        assertThat(ReceiptFile.read(folder)).isEqualTo(receipt("https://api.bcda.cms.gov/data/1/a.ndjson"));
    }

    @Test
    void the_same_receipt_is_the_same_bytes() throws Exception {
        byte[] first = Files.readAllBytes(ReceiptFile.write(folder, receipt("https://host/a")));

        byte[] second = Files.readAllBytes(ReceiptFile.write(folder, receipt("https://host/a")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void its_form_is_the_one_that_readers_rely_on() throws Exception {
        ReceiptFile.write(folder, receipt("https://host/a"));

        assertThat(folder.resolve("receipt.json"))
                .content()
                .startsWith(
                        "{\n  \"schemaVersion\" : 1,\n  \"program\" : \"bcda-camel 0.1.0\",\n  \"feed\" : \"default\"")
                .contains("\"transactionTime\" : \"2026-11-22T21:04:05.123456789Z\"")
                .contains("\"started\" : \"2026-11-22T21:04:06Z\"")
                .contains("\"Patient\" : {\n      \"files\" : 2,\n      \"lines\" : 14,\n      \"bytes\" : 1400\n    }")
                .contains("\"error\" : {\n      \"exception\" : 1,\n      \"not-found\" : 3\n    }")
                .endsWith("}\n");
    }

    @Test
    void the_query_and_the_user_info_of_an_address_are_not_written_down() throws Exception {
        ReceiptFile.write(folder, receipt("https://user:pass@host:444/a/b.ndjson?X-Amz-Signature=secret#part"));

        assertThat(folder.resolve("receipt.json"))
                .content()
                .contains("\"https://host:444/a/b.ndjson\"")
                .doesNotContain("secret")
                .doesNotContain("pass");
    }

    @Test
    void nothing_else_is_left_in_the_folder_and_what_a_crash_left_is_cleared_away() throws Exception {
        Files.writeString(folder.resolve(".receipt.json.crashed.part"), "{");

        ReceiptFile.write(folder, receipt("https://host/a"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("receipt.json"));
        }
    }

    @Test
    void a_receipt_is_for_its_owner_alone() throws Exception {
        Path file = ReceiptFile.write(folder, receipt("https://host/a"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_receipt_of_a_newer_form_is_not_understood_by_guessing() throws Exception {
        Path file = ReceiptFile.write(folder, receipt("https://host/a"));
        Files.writeString(file, Files.readString(file).replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));

        assertThatThrownBy(() -> ReceiptFile.read(folder))
                .isInstanceOf(LandingException.class)
                .hasMessageContaining("no receipt of form 1");
    }

    @Test
    void the_marker_names_the_receipt_it_was_written_for() throws Exception {
        Path receipt = ReceiptFile.write(folder, receipt("https://host/a"));

        SuccessMarker.write(folder);

        assertThat(SuccessMarker.read(folder)).contains(DigestUtils.sha256Hex(Files.readAllBytes(receipt)));
        assertThat(folder.resolve("_SUCCESS")).content().matches("[0-9a-f]{64}\n");
    }

    @Test
    void there_is_no_marker_without_a_receipt() throws Exception {
        assertThatThrownBy(() -> SuccessMarker.write(folder)).isInstanceOf(IOException.class);

        assertThat(SuccessMarker.read(folder)).isEmpty();
    }

    @Test
    void a_marker_is_taken_away_before_the_export_is_done_again() throws Exception {
        ReceiptFile.write(folder, receipt("https://host/a"));
        SuccessMarker.write(folder);

        SuccessMarker.remove(folder);

        assertThat(SuccessMarker.read(folder)).isEmpty();
    }

    private static Receipt receipt(String url) {
        return Receipt.of(
                "bcda-camel 0.1.0",
                "default",
                "20261122T210406Z",
                new Receipt.Request(
                        "https://api.bcda.cms.gov/api/v2/Group/all/$export?_type=Patient",
                        "v2",
                        "all",
                        List.of("Patient"),
                        null),
                new Receipt.Job(
                        "https://api.bcda.cms.gov/api/v2/jobs/1", "2026-11-22T21:04:05.123456789Z", "f".repeat(64)),
                Instant.parse("2026-11-22T21:04:06Z"),
                Instant.parse("2026-11-22T21:05:06.5Z"),
                List.of(
                        file("ndjson/Patient.0001.ndjson", FileKind.OUTPUT, "Patient", url),
                        file("ndjson/Patient.0002.ndjson", FileKind.OUTPUT, "Patient", url),
                        file("errors/OperationOutcome.0001.ndjson", FileKind.ERROR, "OperationOutcome", url)),
                Map.of("error", Map.of("not-found", 3L, "exception", 1L)));
    }

    private static Receipt.File file(String name, FileKind kind, String type, String url) {
        return new Receipt.File(name, kind, type, url, 70, 700, 7, "0".repeat(64), "1".repeat(64), 1, null, List.of());
    }
}
