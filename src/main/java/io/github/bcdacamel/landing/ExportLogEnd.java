package io.github.bcdacamel.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The final content of {@code log.ndjson}, from what it holds and from the receipt. A log that has its last event already
 * stays as it is; a line that cannot be read is kept.
 */
final class ExportLogEnd {

    private static final String LAST_EVENT = "export_complete";
    private static final JsonMapper JSON = new JsonMapper();

    private ExportLogEnd() {}

    static byte[] of(Path log, Receipt receipt) throws IOException {
        byte[] written = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        end.write(written, 0, wholeLines(written));
        Set<String> completed = new HashSet<>();
        for (String line : end.toString(StandardCharsets.UTF_8).split("\n")) {
            JsonNode event = read(line);
            if (event.path("eventId").asText().equals(LAST_EVENT)) {
                return end.toByteArray();
            }
            if (event.path("eventId").asText().equals("download_complete")) {
                completed.add(event.path("eventDetail").path("fileUrl").asText());
            }
        }
        long resources = 0;
        long bytes = 0;
        for (Receipt.File file : receipt.files()) {
            resources += file.lines();
            bytes += file.bytes();
            if (!completed.contains(file.url())) {
                add(end, receipt, "download_complete", ExportLog.completed(file.url(), file.lines(), file.bytes()));
            }
        }
        Map<String, Object> totals = ExportLog.with("files", receipt.files().size());
        totals.put("resources", resources);
        totals.put("bytes", bytes);
        totals.put("attachments", 0);
        totals.put(
                "duration",
                Duration.between(receipt.started(), receipt.finished()).toMillis());
        add(end, receipt, LAST_EVENT, totals);
        return end.toByteArray();
    }

    private static void add(ByteArrayOutputStream end, Receipt receipt, String event, Map<String, Object> detail)
            throws IOException {
        end.writeBytes(ExportLog.line(receipt.exportId(), receipt.finished(), event, detail, Map.of()));
    }

    /** A crash in the middle of a write leaves a line without its end. */
    private static int wholeLines(byte[] written) {
        int end = written.length;
        while (end > 0 && written[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }
}
