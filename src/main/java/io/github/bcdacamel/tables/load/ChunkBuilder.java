package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.json.JsonReader;
import io.github.bcdacamel.json.LineReader;
import io.github.bcdacamel.json.NotJsonException;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewRunner;
import io.github.bcdacamel.tables.load.Chunk.FileResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads the files of one chunk, line by line, and has the rows of their records written. Belongs to one thread. */
final class ChunkBuilder {

    private static final int BYTES_BETWEEN_REPORTS = 1 << 20;

    private static final String WHAT_TO_DO = "No tables were built of it. Restore the file, or delete it and run again:"
            + " an export that is open has it fetched again.";

    private final TableOptions options;
    private final BuildProgress progress;
    private final RecordOrigin origin;
    private final ChunkTables tables;
    private final CodeCollector codes;
    private final LineReader lines;
    private final ViewRunner runner;
    private final Set<String> tabled;
    private final Set<String> types = new TreeSet<>();
    private long otherRecords;
    private long records;
    private String type;
    private long reported;

    /** @param views as {@link RecordOrigin#before} has them */
    ChunkBuilder(List<View> views, String loadId, Path folder, TableOptions options, BuildProgress progress) {
        this.options = options;
        this.progress = progress;
        this.origin = new RecordOrigin(loadId);
        this.tables = new ChunkTables(origin, folder, options);
        this.codes = new CodeCollector(folder);
        this.lines = new LineReader(options.maxLineSize());
        this.runner = tables.runner(views, codes);
        this.tabled = views.stream().map(View::resource).collect(Collectors.toSet());
    }

    Chunk.Result build(Chunk chunk) throws IOException {
        try {
            List<FileResult> files = new ArrayList<>();
            for (InputFile file : chunk.files()) {
                files.add(read(file));
            }
            return new Chunk.Result(
                    tables.finish(), files, types, otherRecords, tables.rejectedValues(), codes.finish());
        } finally {
            tables.abandon();
        }
    }

    private FileResult read(InputFile file) throws IOException {
        origin.file(file.name());
        type = file.type();
        records = 0;
        reported = 0;
        long bad = 0;
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        try (InputStream content = open(file)) {
            lines.begin(new DigestInputStream(content, sha256));
            while (next(file)) {
                origin.line(lines.number());
                String wrong = record();
                if (wrong != null) {
                    tables.rejectLine(lines.offset(), wrong);
                    bad++;
                }
                tables.boundMemory(lines.end() - lines.start());
            }
        }
        progress.read(lines.bytes() - reported);
        String found = HexFormat.of().formatHex(sha256.digest());
        if (file.sha256() != null && !found.equals(file.sha256())) {
            throw new ExportFailure(
                    FailureClass.FILE,
                    "%s was changed since it was received: its SHA-256 is another one. %s"
                            .formatted(file.name(), WHAT_TO_DO));
        }
        return new FileResult(file.name(), type.isEmpty() ? null : type, lines.bytes(), found, records, bad);
    }

    private boolean next(InputFile file) throws IOException {
        if (lines.offset() - reported > BYTES_BETWEEN_REPORTS) {
            progress.read(lines.offset() - reported);
            reported = lines.offset();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("The build of tables was interrupted.");
            }
        }
        try {
            return lines.next();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static InputStream open(InputFile file) {
        try {
            return file.content().get();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static ExportFailure unreadable(InputFile file, IOException cause) {
        return new ExportFailure(
                FailureClass.FILE,
                "%s cannot be read to its end (%s). %s".formatted(file.name(), cause.getMessage(), WHAT_TO_DO),
                cause);
    }

    /** Writes the rows of the record in this line; why there is none, or null. */
    private String record() throws IOException {
        int end;
        try {
            end = runner.read(lines.buffer(), lines.start());
        } catch (NotJsonException noRecord) {
            return lines.isTooLong() ? tooLong() : noRecord.isLimit() ? JsonReader.LIMIT : notOneObject();
        }
        if (!lines.endsAfter(end)) {
            return lines.isTooLong() ? tooLong() : notOneObject();
        }
        if (lines.isTooLong()) {
            return tooLong();
        }
        String found = runner.type();
        if (found.isEmpty()) {
            return "has no resourceType";
        }
        records++;
        if (type.isEmpty() && found.matches("[A-Za-z]{1,64}")) {
            type = found;
        }
        if (tabled.contains(found)) {
            types.add(found);
            runner.write();
        } else {
            otherRecords++;
        }
        return null;
    }

    private String tooLong() {
        return "is longer than " + options.maxLineSize() + " bytes";
    }

    private static String notOneObject() {
        return "is not one JSON object in UTF-8, or has a name twice in an object";
    }
}
