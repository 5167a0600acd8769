package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T21:04:06.123456Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private ExportLog log;

    @BeforeEach
    void open() throws Exception {
        log = new ExportLog(folder, "20261122T210406Z", "0.1.0", CLOCK);
    }

    @Test
    void an_event_is_one_line_of_the_smart_format() throws Exception {
        log.downloadComplete("https://host/data/1/a.ndjson", 50, 1234);

        assertThat(folder.resolve("log.ndjson"))
                .hasContent(
                        "{\"exportId\":\"20261122T210406Z\",\"timestamp\":\"2026-11-22T21:04:06.123Z\",\"eventId\":\"download_complete\",\"eventDetail\":{\"fileUrl\":\"https://host/data/1/a.ndjson\",\"resourceCount\":50,\"fileSize\":1234}}\n");
    }

    @Test
    void a_whole_export_has_the_events_of_version_2() throws Exception {
        log.kickoff("https://host/$export", Map.of());
        log.statusProgress("In Progress (20%)", null);
        log.statusComplete("2026-11-22T21:00:00Z", 1, 0, 1);
        log.downloadRequest("https://host/a", FileKind.OUTPUT, "Patient");
        log.downloadError("https://host/a", "Connection reset");
        log.downloadComplete("https://host/a", 1, 2);
        ExportLog.seal(folder, ExportLog.end(folder, receipt()));

        assertThat(events())
                .extracting(event -> event.get("eventId").asText())
                .containsExactly(
                        "kickoff",
                        "status_progress",
                        "status_complete",
                        "status_page_complete",
                        "manifest_complete",
                        "download_request",
                        "download_error",
                        "download_complete",
                        "export_complete");
    }

    @Test
    void a_kick_off_keeps_the_parameters_of_the_protocol_and_no_enrollee() throws Exception {
        log.kickoff(
                "https://host/$export?_type=Patient",
                Map.of("_type", "Patient", "patient", "Patient/1", "signature", "secret"));

        JsonNode detail = events().get(0).get("eventDetail");
        assertThat(detail.get("exportUrl").asText()).isEqualTo("https://host/$export");
        assertThat(detail.get("requestParameters").toString()).isEqualTo("{\"_type\":\"Patient\"}");
    }

    @Test
    void no_secret_of_an_address_is_written_down() throws Exception {
        log.downloadError("https://user:secret@host/a?token=secret", "Forbidden.");

        assertThat(folder.resolve("log.ndjson"))
                .hasContent(
                        "{\"exportId\":\"20261122T210406Z\",\"timestamp\":\"2026-11-22T21:04:06.123Z\",\"eventId\":\"download_error\",\"eventDetail\":{\"fileUrl\":\"https://host/a\",\"body\":null,\"code\":null,\"message\":\"Forbidden.\",\"responseHeaders\":{}}}\n");
    }

    @Test
    void the_kick_off_has_all_that_the_format_asks_for_and_names_the_program() throws Exception {
        log.kickoff("https://host/$export", Map.of("_since", "2026-11-01T00:00:00Z"));

        assertThat(folder.resolve("log.ndjson"))
                .hasContent(
                        "{\"exportId\":\"20261122T210406Z\",\"timestamp\":\"2026-11-22T21:04:06.123Z\",\"eventId\":\"kickoff\",\"eventDetail\":{\"exportUrl\":\"https://host/$export\",\"softwareName\":null,\"softwareVersion\":null,\"softwareReleaseDate\":null,\"fhirVersion\":null,\"requestParameters\":{\"_since\":\"2026-11-01T00:00:00Z\"},\"errorCode\":null,\"errorBody\":null,\"responseHeaders\":{}},\"_client\":\"bcda-camel\",\"_clientVersion\":\"0.1.0\"}\n");
    }

    @Test
    void the_log_goes_on_after_a_restart_without_the_line_that_a_crash_tore() throws Exception {
        log.statusProgress("Pending", null);
        log.close();
        Files.writeString(folder.resolve("log.ndjson"), "{\"exportId\":\"2026", StandardOpenOption.APPEND);

        ExportLog again = new ExportLog(folder, "20261122T210406Z", "0.1.0", CLOCK);
        again.statusProgress("In Progress", null);

        assertThat(events()).hasSize(2);
    }

    @Test
    void many_workers_write_whole_lines() throws Exception {
        ExportLog other = new ExportLog(folder, "20261122T210406Z", "0.1.0", CLOCK);
        ExecutorService workers = Executors.newFixedThreadPool(4);
        for (int number = 0; number < 400; number++) {
            ExportLog one = number % 2 == 0 ? log : other;
            workers.submit(() -> {
                one.downloadRequest("https://host/" + "a".repeat(500), FileKind.OUTPUT, "Patient");
                return null;
            });
        }
        workers.shutdown();

        assertThat(workers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(events()).hasSize(400);
    }

    @Test
    void a_file_whose_line_was_lost_to_a_kill_is_complete_in_the_end() throws Exception {
        log.downloadRequest("https://host/a", FileKind.OUTPUT, "Patient");

        ExportLog.seal(folder, ExportLog.end(folder, receipt()));

        assertThat(events())
                .extracting(event -> event.get("eventId").asText())
                .containsExactly("download_request", "download_complete", "export_complete");
    }

    @Test
    void a_log_that_has_its_end_stays_as_it_is() throws Exception {
        ExportLog.seal(folder, ExportLog.end(folder, receipt()));
        byte[] before = Files.readAllBytes(folder.resolve("log.ndjson"));

        assertThat(ExportLog.end(folder, receipt())).isEqualTo(before);
    }

    @Test
    void who_had_the_log_open_before_the_finish_adds_nothing_to_it() throws Exception {
        ReceiptFile.write(folder, receipt());
        ExportLog.seal(folder, ExportLog.end(folder, receipt()));
        byte[] before = Files.readAllBytes(folder.resolve("log.ndjson"));

        log.downloadRequest("https://host/a", FileKind.OUTPUT, "Patient");

        assertThat(folder.resolve("log.ndjson")).hasBinaryContent(before);
    }

    @Test
    void who_opens_the_log_after_the_finish_adds_nothing_to_it() throws Exception {
        ReceiptFile.write(folder, receipt());
        ExportLog.seal(folder, ExportLog.end(folder, receipt()));
        byte[] before = Files.readAllBytes(folder.resolve("log.ndjson"));

        new ExportLog(folder, "20261122T210406Z", "0.1.0", CLOCK)
                .downloadRequest("https://host/a", FileKind.OUTPUT, "Patient");

        assertThat(folder.resolve("log.ndjson")).hasBinaryContent(before);
    }

    private static Receipt receipt() {
        return Receipt.of(
                "bcda-camel 0.1.0",
                "default",
                "20261122T210406Z",
                new Receipt.Request("https://host/$export", "v2", "all", List.of(), null),
                new Receipt.Job("https://host/jobs/1", "2026-11-22T21:04:05Z", null),
                CLOCK.instant().minusSeconds(3),
                CLOCK.instant(),
                List.of(new Receipt.File(
                        "ndjson/Patient.0001.ndjson",
                        FileKind.OUTPUT,
                        "Patient",
                        "https://host/a",
                        1,
                        2,
                        1,
                        "",
                        "",
                        1,
                        null,
                        List.of())),
                Map.of());
    }

    @Test
    void the_log_is_for_its_owner_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("log.ndjson"))))
                .isEqualTo("rw-------");
    }

    private List<JsonNode> events() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("log.ndjson"))) {
            events.add(json.readTree(line));
        }
        return events;
    }
}
