package io.github.bcdacamel.landing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
 * kept (the format forbids {@code patient}), of headers only harmless ones, and never a body, because BCDA's outcomes
 * hold Medicare ids. Messages are the caller's and must be as clean.
 */
public final class ExportLog implements Closeable {

    public static final String NAME = "log.ndjson";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> PARAMETERS =
            Set.of("_type", "_since", "_until", "_typefilter", "_outputformat", "_elements", "includeassociateddata");
    private static final Set<String> HEADERS = Set.of(
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "date",
            "etag",
            "expires",
            "last-modified",
            "retry-after",
            "server",
            "x-progress",
            "x-request-id");

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
            this.sealed = Files.exists(folder.resolve(ReceiptFile.NAME));
        } catch (IOException e) {
            throw LandingException.at(path, e);
        }
    }

    /**
     * The kick-off was answered.
     *
     * @param parameters of the request
     * @param errorCode the HTTP status, or null where it was accepted
     */
    public void kickoff(
            String url, Map<String, String> parameters, Integer errorCode, String error, Map<String, String> headers)
            throws IOException {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("exportUrl", AddressRedactor.withoutSecrets(url));
        detail.put("softwareName", null);
        detail.put("softwareVersion", null);
        detail.put("softwareReleaseDate", null);
        detail.put("fhirVersion", null);
        detail.put("requestParameters", only(PARAMETERS, parameters));
        detail.put("errorCode", errorCode);
        detail.put("errorBody", error);
        detail.put("responseHeaders", only(HEADERS, headers));
        Map<String, Object> program = new LinkedHashMap<>();
        program.put("_client", "bcda-camel");
        program.put("_clientVersion", version);
        write("kickoff", detail, program);
    }

    /** The job is not finished. For changes of the progress; every single check would be noise. */
    public void statusProgress(String progress, String retryAfter) throws IOException {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("body", null);
        detail.put("xProgress", progress);
        detail.put("retryAfter", retryAfter);
        write("status_progress", detail);
    }

    public void statusError(Integer code, String message, Map<String, String> headers) throws IOException {
        write("status_error", error(new LinkedHashMap<>(), code, message, headers));
    }

    /** The job is finished and its one manifest is read: BCDA sends no pages, so that three events are one moment. */
    public void statusComplete(String transactionTime, int outputs, int deleted, int errors) throws IOException {
        write("status_complete", with("transactionTime", transactionTime));
        Map<String, Object> page = with("transactionTime", transactionTime);
        page.put("outputFileCount", outputs);
        page.put("deletedFileCount", deleted);
        page.put("errorFileCount", errors);
        write("status_page_complete", page);
        Map<String, Object> manifest = with("transactionTime", transactionTime);
        manifest.put("totalOutputFileCount", outputs);
        manifest.put("totalDeletedFileCount", deleted);
        manifest.put("totalErrorFileCount", errors);
        manifest.put("totalManifests", 1);
        write("manifest_complete", manifest);
    }

    public void downloadRequest(String url, FileKind kind, String type) throws IOException {
        Map<String, Object> detail = with("fileUrl", AddressRedactor.withoutSecrets(url));
        detail.put("itemType", kind.name().toLowerCase(Locale.ROOT));
        detail.put("resourceType", type);
        write("download_request", detail);
    }

    /** A file was verified and has its final name. */
    public void downloadComplete(String url, long resources, long bytes) throws IOException {
        write("download_complete", completed(url, resources, bytes));
    }

    public void downloadError(String url, Integer code, String message, Map<String, String> headers)
            throws IOException {
        write("download_error", error(with("fileUrl", AddressRedactor.withoutSecrets(url)), code, message, headers));
    }

    /**
     * The final content of the log: what it holds, {@code download_complete} for each file whose line is missing because
     * a process was killed before it wrote it, and {@code export_complete}. The same for the same log and receipt.
     */
    public static byte[] end(Path folder, Receipt receipt) throws IOException {
        return ExportLogEnd.of(folder.resolve(NAME), receipt);
    }

    /** Replaces the log by its final content. The receipt must be written. */
    public static void seal(Path folder, byte[] end) throws IOException {
        Path path = folder.resolve(NAME);
        try {
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), end)) {
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

    private void write(String event, Map<String, Object> detail) throws IOException {
        write(event, detail, Map.of());
    }

    private void write(String event, Map<String, Object> detail, Map<String, Object> more) throws IOException {
        if (sealed) {
            return;
        }
        byte[] bytes = line(exportId, clock.instant(), event, detail, more);
        try {
            synchronized (file) {
                DurableFiles.write(file, bytes, 0, bytes.length);
            }
        } catch (IOException e) {
            throw LandingException.at(path, e);
        }
    }

    static byte[] line(String exportId, Instant at, String event, Map<String, Object> detail, Map<String, Object> more)
            throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("exportId", exportId);
        line.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("eventId", event);
        line.put("eventDetail", detail);
        line.putAll(more);
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, Object> completed(String url, long resources, long bytes) {
        Map<String, Object> detail = with("fileUrl", AddressRedactor.withoutSecrets(url));
        detail.put("resourceCount", resources);
        detail.put("fileSize", bytes);
        return detail;
    }

    static Map<String, Object> with(String name, Object value) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put(name, value);
        return detail;
    }

    private static Map<String, Object> error(
            Map<String, Object> detail, Integer code, String message, Map<String, String> headers) {
        detail.put("body", null);
        detail.put("code", code);
        detail.put("message", message);
        detail.put("responseHeaders", only(HEADERS, headers));
        return detail;
    }

    private static Map<String, String> only(Set<String> names, Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (names.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** A crash in the middle of a write leaves a line without its end; what comes after must not be glued to it. */
    private static void cutTornLine(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
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
