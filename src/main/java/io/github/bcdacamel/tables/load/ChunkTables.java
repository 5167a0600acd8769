package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Codings;
import io.github.bcdacamel.tables.Row;
import io.github.bcdacamel.tables.RowWriter;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewRunner;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.TableWriter.MadePart;
import io.github.bcdacamel.tables.schema.BuiltIn;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that come out of one chunk, in bounded memory: the table that uses most of it is written when it is spent. */
final class ChunkTables {

    private static final int ROWS_BETWEEN_LOOKS = 1_000;
    private static final int BYTES_BETWEEN_LOOKS = 1 << 20;

    private final RecordOrigin origin;
    private final TableOptions options;
    private final Path folder;
    private final Map<String, TableWriter> writers = new LinkedHashMap<>();
    private final TableWriter rejectedLines;
    private final TableWriter rejectedValues;
    private String reasonOfRecord;
    private long rejectedValueCount;
    private int rows;
    private long bytes;

    ChunkTables(RecordOrigin origin, Path folder, TableOptions options) {
        this.origin = origin;
        this.folder = folder;
        this.options = options;
        this.rejectedLines = writer(BuiltIn.REJECTED_LINE);
        this.rejectedValues = writer(BuiltIn.REJECTED_VALUE);
    }

    private TableWriter writer(Table table) {
        return writers.computeIfAbsent(table.name(), name -> new TableWriter(table, folder, options.formats()));
    }

    /** @param views as {@link RecordOrigin#before} has them */
    ViewRunner runner(List<View> views, Codings codings) {
        return new ViewRunner(views, this::rows, this::rejected, codings);
    }

    private RowWriter rows(View view) {
        return RecordOrigin.is(view) ? row -> record(view, row) : new TableRows(view, writer(Table.of(view)));
    }

    private final class TableRows implements RowWriter {

        private final View view;
        private final TableWriter writer;
        private Cell[] cells;

        TableRows(View view, TableWriter writer) {
            this.view = view;
            this.writer = writer;
        }

        @Override
        public void write(Row row) throws IOException {
            if (cells == null) {
                cells = origin.row(view, row);
            }
            writer.write(cells);
            rows++;
            look();
        }
    }

    private void record(View view, Row row) throws IOException {
        origin.record(view.resource(), row);
        if (reasonOfRecord != null) {
            String reason = reasonOfRecord;
            reasonOfRecord = null;
            rejectValue(null, BuiltIn.LAST_UPDATED.name(), reason);
        }
    }

    private void rejected(View view, String place, String reason) {
        if (!RecordOrigin.is(view)) {
            try {
                rejectValue(view.name(), place, reason);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        } else if (place.equals(BuiltIn.LAST_UPDATED.name())) {
            // Told with the row, which knows the record's id.
            reasonOfRecord = reason;
        }
    }

    private void rejectValue(String table, String column, String reason) throws IOException {
        Cell[] told = Cells.row(table, column, reason);
        rejectedValues.write(new Cell[] {
            origin.loadId(), origin.file(), origin.line(), origin.resourceId(), told[0], told[1], told[2]
        });
        rejectedValueCount++;
        rows++;
        look();
    }

    void rejectLine(long offset, String reason) throws IOException {
        Cell[] told = Cells.row(offset, reason);
        rejectedLines.write(new Cell[] {origin.loadId(), origin.file(), origin.line(), told[0], told[1]});
        rows++;
    }

    long rejectedValues() {
        return rejectedValueCount;
    }

    /** To be called after each line. @param size of the line in bytes */
    void boundMemory(int size) throws IOException {
        bytes += size;
        look();
    }

    /** Also amid a record, which may have millions of rows. */
    private void look() throws IOException {
        if (rows < ROWS_BETWEEN_LOOKS && bytes < BYTES_BETWEEN_LOOKS) {
            return;
        }
        rows = 0;
        bytes = 0;
        long all = writers.values().stream().mapToLong(TableWriter::buffered).sum();
        if (all > options.bufferSize()) {
            writers.values().stream()
                    .max(Comparator.comparingLong(TableWriter::buffered))
                    .get()
                    .flush();
        }
    }

    /** By table, only those that have rows. */
    Map<String, Map<Format, MadePart>> finish() throws IOException {
        Map<String, Map<Format, MadePart>> made = new LinkedHashMap<>();
        for (Map.Entry<String, TableWriter> writer : writers.entrySet()) {
            Map<Format, MadePart> parts = writer.getValue().finish();
            if (!parts.isEmpty()) {
                made.put(writer.getKey(), parts);
            }
        }
        return made;
    }

    void abandon() {
        writers.values().forEach(TableWriter::abandon);
    }
}
