package io.github.bcdacamel.landing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code log.ndjson}: the events of one export in the SMART "Bulk Data Export Log Items" format, version 2, as
 * bulk-data-client and smart-fetch write it and Cumulus reads it. One JSON object a line, appended in one write, so that
 * several workers share the file.
 *
 * <p>With the finish the file is {@linkplain #seal replaced} by its final content, once the receipt is written. Nothing
 * later gets into it: whoever has it open writes to the file that was replaced, and whoever opens it sees the receipt
 * and writes nothing. So a process that was silent for long and wakes again changes no finished log.
 *
 * <p>Holds no secrets and no data: addresses lose their query, of the kick-off only the protocol's own parameters are
 * kept (the format forbids {@code patient}), no headers, and never a body, because BCDA's outcomes hold Medicare ids. Messages are the caller's and must be as clean.
 */
public final class ExportLog implements Closeable {

    public static final String NAME = "log.ndjson";

    private static final String COMPLETED = "download_complete";
    private static final String LAST_EVENT = "export_complete";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> PARAMETERS =
            Set.of("_type", "_since", "_until", "_typefilter", "_outputformat", "_elements", "includeassociateddata");

    private final FileChannel file;
    private final Path path;
    private final String exportId;
    private final String version;
    private final Clock clock;
    private final boolean sealed;

    /** @param version of this program, written with the kick-off */
    public ExportLog(Path folder, String exportId, String version, Clock clock) throws IOException {
        this.path = folder.resolve(NAME);
        this.exportId = exportId;
        this.version = version;
        this.clock = clock;
        try {
            cutTornLine(path);
            this.file = DurableFiles.append(path);
            // In this order: a receipt that is written after this look is followed by another file.
            this.sealed = Files.isRegularFile(folder.resolve(ReceiptFile.NAME), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw LandingException.at(path, e);
        }
    }

    // What the format asks for and nothing here knows stays null.

    private record Line(
            String exportId,
            String timestamp,
            String eventId,
            Object eventDetail,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_client")
            String client,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_clientVersion")
            String clientVersion) {}

    private record Kickoff(
            String exportUrl,
            String softwareName,
            String softwareVersion,
            String softwareReleaseDate,
            String fhirVersion,
            Map<String, String> requestParameters,
            Integer errorCode,
            String errorBody,
            Map<String, String> responseHeaders) {}

    private record Progress(String body, String xProgress, String retryAfter) {}

    private record Complete(String transactionTime) {}

    private record Page(String transactionTime, int outputFileCount, int deletedFileCount, int errorFileCount) {}

    private record ManifestTotals(
            String transactionTime,
            int totalOutputFileCount,
            int totalDeletedFileCount,
            int totalErrorFileCount,
            int totalManifests) {}

    private record Requested(String fileUrl, String itemType, String resourceType) {}

    private record Completed(String fileUrl, long resourceCount, long fileSize) {}

    private record Failed(
            String fileUrl, String body, Integer code, String message, Map<String, String> responseHeaders) {}

    private record Totals(int files, long resources, long bytes, int attachments, long duration) {}

    /** The kick-off was accepted. */
    public void kickoff(String url, Map<String, String> parameters) throws IOException {
        Map<String, String> kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeIf(name -> !PARAMETERS.contains(name.toLowerCase(Locale.ROOT)));
        Object detail =
                new Kickoff(AddressRedactor.withoutSecrets(url), null, null, null, null, kept, null, null, Map.of());
        write(line(exportId, clock.instant(), "kickoff", detail, "bcda-camel", version));
    }

    /** The job is not finished. For changes of the progress; every single check would be noise. */
    public void statusProgress(String progress, String retryAfter) throws IOException {
        write("status_progress", new Progress(null, progress, retryAfter));
    }

    /** The job is finished and its one manifest is read: BCDA sends no pages, so that three events are one moment. */
    public void statusComplete(String transactionTime, int outputs, int deleted, int errors) throws IOException {
        write("status_complete", new Complete(transactionTime));
        write("status_page_complete", new Page(transactionTime, outputs, deleted, errors));
        write("manifest_complete", new ManifestTotals(transactionTime, outputs, deleted, errors, 1));
    }

    public void downloadRequest(String url, FileKind kind, String type) throws IOException {
        String item = kind.name().toLowerCase(Locale.ROOT);
        write("download_request", new Requested(AddressRedactor.withoutSecrets(url), item, type));
    }

    /** A file was verified and has its final name. */
    public void downloadComplete(String url, long resources, long bytes) throws IOException {
        write(COMPLETED, new Completed(AddressRedactor.withoutSecrets(url), resources, bytes));
    }

    public void downloadError(String url, String message) throws IOException {
        write("download_error", new Failed(AddressRedactor.withoutSecrets(url), null, null, message, Map.of()));
    }

    /**
     * The final content of the log: what it holds, {@code download_complete} for each file whose line is missing because
     * a process was killed before it wrote it, and {@code export_complete}. The same for the same log and receipt. A log
     * that has its last event stays as it is; a line that cannot be read is kept.
     */
    public static byte[] end(Path folder, Receipt receipt) throws IOException {
        Path log = folder.resolve(NAME);
        byte[] written = Files.exists(log) ? DurableFiles.read(log) : new byte[0];
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        end.write(written, 0, wholeLines(written));
        Set<String> completed = new HashSet<>();
        for (String line : end.toString(StandardCharsets.UTF_8).split("\n")) {
            JsonNode event = read(line);
            String id = event.path("eventId").asText();
            if (id.equals(LAST_EVENT)) {
                return end.toByteArray();
            }
            if (id.equals(COMPLETED)) {
                completed.add(event.path("eventDetail").path("fileUrl").asText());
            }
        }
        for (Receipt.File file : receipt.files()) {
            if (!completed.contains(file.url())) {
                end.writeBytes(endLine(receipt, COMPLETED, new Completed(file.url(), file.lines(), file.bytes())));
            }
        }
        end.writeBytes(endLine(
                receipt,
                LAST_EVENT,
                new Totals(
                        receipt.files().size(),
                        receipt.files().stream().mapToLong(Receipt.File::lines).sum(),
                        receipt.files().stream().mapToLong(Receipt.File::bytes).sum(),
                        0,
                        Duration.between(receipt.started(), receipt.finished()).toMillis())));
        return end.toByteArray();
    }

    /** Replaces the log by its final content. The receipt must be written. */
    public static void seal(Path folder, byte[] end) throws IOException {
        Path path = folder.resolve(NAME);
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !Arrays.equals(DurableFiles.read(path), end)) {
                DurableFiles.writeWhole(path, end);
            }
        } catch (IOException e) {
            throw LandingException.at(path, e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(String event, Object detail) throws IOException {
        write(line(exportId, clock.instant(), event, detail, null, null));
    }

    private void write(byte[] line) throws IOException {
        if (sealed) {
            return;
        }
        try {
            synchronized (file) {
                DurableFiles.write(file, line, 0, line.length);
            }
        } catch (IOException e) {
            throw LandingException.at(path, e);
        }
    }

    private static byte[] endLine(Receipt receipt, String event, Object detail) throws IOException {
        return line(receipt.exportId(), receipt.finished(), event, detail, null, null);
    }

    private static byte[] line(
            String exportId, Instant at, String event, Object detail, String client, String clientVersion)
            throws IOException {
        String time = at.truncatedTo(ChronoUnit.MILLIS).toString();
        Line line = new Line(exportId, time, event, detail, client, clientVersion);
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }

    /** A crash in the middle of a write leaves a line without its end. */
    private static int wholeLines(byte[] written) {
        int end = written.length;
        while (end > 0 && written[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** What comes after a torn line must not be glued to it. */
    private static void cutTornLine(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        DurableFiles.requirePlain(path);
        try (RandomAccessFile log = new RandomAccessFile(path.toFile(), "rw")) {
            long end = log.length();
            while (end > 0) {
                log.seek(end - 1);
                if (log.read() == '\n') {
                    break;
                }
                end--;
            }
            if (end < log.length()) {
                log.setLength(end);
            }
        }
    }
}
