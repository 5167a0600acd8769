package io.github.bcdacamel.landing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was delivered and how it was verified, file by file: {@code receipt.json}. Addresses lose their query and user
 * info, which may be secret.
 *
 * @param schemaVersion of this form, raised when a reader must know
 * @param program name and version of the program that wrote it
 * @param started when the export was kicked off
 * @param finished when the last file was verified
 * @param files in the order of the manifest
 * @param totals of the data files by type, computed here
 * @param logSha256 of {@code log.ndjson} as it was at the finish; null in receipts from before
 * @param made what was made here out of the data, such as the profile; empty in receipts from before there was any
 * @param tables what the export's load of tables holds; null where none was built
 * @param serverErrors how many issues the server's error files hold, by severity, then by code
 * @param unknownEnrollees how many of the issues error/not-found are enrollees that the server does not know
 * @param since whether since advanced, and what speaks against it; null in receipts from before
 */
@JsonPropertyOrder({
    "schemaVersion",
    "program",
    "feed",
    "exportId",
    "request",
    "job",
    "started",
    "finished",
    "totals",
    "serverErrors",
    "unknownEnrollees",
    "since",
    "logSha256",
    "files",
    "made",
    "tables"
})
public record Receipt(
        int schemaVersion,
        String program,
        String feed,
        String exportId,
        Request request,
        Job job,
        Instant started,
        Instant finished,
        List<File> files,
        SortedMap<String, Total> totals,
        SortedMap<String, SortedMap<String, Long>> serverErrors,
        long unknownEnrollees,
        @JsonInclude(JsonInclude.Include.NON_NULL) Since since,
        List<Made> made,
        @JsonInclude(JsonInclude.Include.NON_NULL) Tables tables,
        @JsonInclude(JsonInclude.Include.NON_NULL) String logSha256) {

    public static final int SCHEMA_VERSION = 1;

    public Receipt {
        files = List.copyOf(files);
        totals = Collections.unmodifiableSortedMap(total(files));
        serverErrors = serverErrors == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(serverErrors));
        made = made == null ? List.of() : List.copyOf(made);
    }

    /** A receipt of the present form. */
    public static Receipt of(
            String program,
            String feed,
            String exportId,
            Request request,
            Job job,
            Instant started,
            Instant finished,
            List<File> files,
            Map<String, ? extends Map<String, Long>> serverErrors) {
        SortedMap<String, SortedMap<String, Long>> sorted = new TreeMap<>();
        serverErrors.forEach((severity, codes) -> sorted.put(severity, new TreeMap<>(codes)));
        return new Receipt(
                SCHEMA_VERSION,
                program,
                feed,
                exportId,
                request,
                job,
                started,
                finished,
                files,
                null,
                sorted,
                0,
                null,
                null,
                null,
                null);
    }

    /** The same, with the checksum of the log that belongs to it. */
    public Receipt withLog(String sha256) {
        return with(unknownEnrollees, since, made, tables, sha256);
    }

    /** The same receipt, which speaks of these files too. */
    public Receipt withMade(List<Made> files) {
        return with(unknownEnrollees, since, files, tables, logSha256);
    }

    /** The same, with what is known of the issues besides their severity and code. */
    public Receipt withUnknownEnrollees(long count) {
        return with(count, since, made, tables, logSha256);
    }

    /** The same, with what became of since. */
    public Receipt withSince(Since decided) {
        return with(unknownEnrollees, decided, made, tables, logSha256);
    }

    /** The same, with what the load of tables holds. */
    public Receipt withTables(Tables load) {
        return with(unknownEnrollees, since, made, load, logSha256);
    }

    private Receipt with(long unknownEnrollees, Since since, List<Made> made, Tables tables, String log) {
        return new Receipt(
                schemaVersion,
                program,
                feed,
                exportId,
                request,
                job,
                started,
                finished,
                files,
                null,
                serverErrors,
                unknownEnrollees,
                since,
                made,
                tables,
                log);
    }

    /**
     * Whether the next export asks from this one's transaction time on.
     *
     * @param remarks what an operator should know about the data as a whole
     */
    public record Since(boolean advances, List<Remark> remarks) {
        public Since {
            remarks = remarks == null ? List.of() : List.copyOf(remarks);
        }
    }

    /**
     * Something about the data of an export as a whole.
     *
     * @param kind a word for a machine, such as {@code vanished-type}
     * @param holds whether since stays because of it
     * @param message for people; no data
     */
    public record Remark(String kind, boolean holds, String message) {}

    /**
     * A file that was made here.
     *
     * @param name within the export's folder, such as {@code profile/profile.json}
     */
    public record Made(String name, long bytes, String sha256) {}

    /**
     * The load of tables that was built of the export, in {@code tables/} of the feed's folder.
     *
     * @param rows by table
     * @param rejectedLines that could not be read as records, and are in no other table than {@code rejected_line}
     * @param rejectedValues that did not fit their columns; their rows are there
     */
    public record Tables(SortedMap<String, Long> rows, long rejectedLines, long rejectedValues) {}

    /**
     * What was asked for.
     *
     * @param group null for {@code Patient/$export}
     * @param types empty where the server chose
     * @param since null for a full export
     * @param url of the kick-off
     */
    public record Request(String url, String apiVersion, String group, List<String> types, String since) {
        public Request {
            url = AddressRedactor.withoutSecrets(url);
            types = List.copyOf(types);
        }
    }

    /**
     * What BCDA made of it.
     *
     * @param transactionTime the manifest's, verbatim
     * @param manifestSha256 of {@code manifest.json} beside the receipt
     */
    public record Job(String url, String transactionTime, String manifestSha256) {
        public Job {
            url = AddressRedactor.withoutSecrets(url);
        }
    }

    /**
     * One file.
     *
     * @param name within the export's folder
     * @param wireBytes as it came
     * @param bytes decoded
     * @param lines resources
     * @param sha256 of the decoded bytes
     * @param wireSha256 of the bytes as they came: those on the disk where the file landed compressed
     * @param attempts requests it took
     * @param server what the server said of it
     * @param delivered where destinations besides the landing have it
     */
    public record File(
            String name,
            FileKind kind,
            String type,
            String url,
            long wireBytes,
            long bytes,
            long lines,
            String sha256,
            String wireSha256,
            int attempts,
            Announced server,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Place> delivered) {
        public File {
            url = AddressRedactor.withoutSecrets(url);
            server = server == null ? Announced.NOTHING : server;
            delivered = delivered == null ? List.of() : List.copyOf(delivered);
        }

        /** The same file with the places where destinations have it. */
        public File at(List<Place> places) {
            return new File(
                    name, kind, type, url, wireBytes, bytes, lines, sha256, wireSha256, attempts, server, places);
        }

        public static File of(FileToLand file, ReceivedFile received, String url, int attempts) {
            return new File(
                    received.name(),
                    file.kind(),
                    file.type(),
                    url,
                    received.wireBytes(),
                    received.bytes(),
                    received.lines(),
                    received.sha256(),
                    received.wireSha256(),
                    attempts,
                    new Announced(file.count(), file.fileSize(), file.sha256()),
                    List.of());
        }
    }

    /**
     * Where a destination has a file, proven when it was delivered.
     *
     * @param destination as {@code bcda.destination} names it
     * @param location the full address
     * @param checksum that the destination itself has of it, its algorithm in front; null where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(String destination, String location, String checksum) {}

    /** What the server said of a file, each null where it said nothing. BCDA says nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Announced(Long count, Long fileSize, String sha256) {
        public static final Announced NOTHING = new Announced(null, null, null);
    }

    /** Sums over the files of one type. */
    public record Total(long files, long lines, long bytes) {
        Total plus(File file) {
            return new Total(files + 1, lines + file.lines(), bytes + file.bytes());
        }
    }

    private static SortedMap<String, Total> total(List<File> files) {
        SortedMap<String, Total> totals = new TreeMap<>();
        for (File file : files) {
            if (file.kind() == FileKind.OUTPUT) {
                totals.merge(file.type(), new Total(0, 0, 0).plus(file), (sum, one) -> sum.plus(file));
            }
        }
        return totals;
    }
}
