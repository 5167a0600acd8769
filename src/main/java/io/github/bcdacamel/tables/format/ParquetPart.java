package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file in the form that all readers know. The same rows and the same calls of {@link #flush()} give the same bytes. Without
 * the smallest and largest value of each column: rows are in no order, so these help no reader, and cost a third of the time.
 */
final class ParquetPart implements PartWriter {

    /** So many rows are handed over together, or fewer of long texts. Parquet looks whether a page is full after as many. */
    private static final int ROWS_AT_ONCE = 1_000;

    private static final int BYTES_AT_ONCE = 1 << 20;
    /** So much may wait, even amid a record. */
    private static final int MOST_BYTES = 32 << 20;

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .withPageWriteChecksumEnabled(false)
            .estimateRowCountForPageSizeCheck(false)
            .withMinRowCountForPageSizeCheck(ROWS_AT_ONCE)
            .build();

    private static final int NO_ALIGNMENT = 0;
    /** Of values in statistics, of which there are none. */
    private static final int LONGEST = 64;

    private final MessageType schema;
    private final ParquetColumn[] columns;
    private final PartOutput file;
    private final ParquetFileWriter writer;

    /** Of the current row group. */
    private ColumnChunkPageWriteStore pages;

    private ColumnWriteStore values;
    private ColumnWriter[] writers;
    private long waiting;
    /** Of these, what is not handed over: rows, and the bytes of their values. */
    private int keptRows;

    private long kept;
    private long rows;

    ParquetPart(Path path, List<Column> columns) throws IOException {
        this.schema = ParquetSchema.of(columns);
        this.columns = columns.stream().map(ParquetColumn::new).toArray(ParquetColumn[]::new);
        this.file = new PartOutput(path);
        this.writer = new ParquetFileWriter(
                file, schema, ParquetFileWriter.Mode.CREATE, Long.MAX_VALUE, NO_ALIGNMENT, LONGEST, LONGEST, false);
        writer.start();
    }

    @Override
    public void write(Cell[] row) throws IOException {
        if (waiting == 0) {
            begin();
        }
        for (int i = 0; i < columns.length; i++) {
            kept += columns[i].add(row[i]);
        }
        keptRows++;
        waiting++;
        if (waiting % ROWS_AT_ONCE == 0 || kept > BYTES_AT_ONCE) {
            drain();
            if (buffered() > MOST_BYTES) {
                flush();
            }
        }
    }

    /** Never hands more rows over than there are up to Parquet's next look: it looks amid them otherwise. */
    private void drain() {
        for (int i = 0; i < columns.length; i++) {
            columns[i].drainTo(writers[i]);
        }
        for (; keptRows > 0; keptRows--) {
            values.endRecord();
        }
        kept = 0;
    }

    private void begin() {
        pages = new ColumnChunkPageWriteStore(new ZstdPages(), schema, new HeapByteBufferAllocator(), LONGEST, false);
        values = PROPERTIES.newColumnWriteStore(schema, pages);
        List<ColumnDescriptor> descriptors = schema.getColumns();
        writers = descriptors.stream().map(values::getColumnWriter).toArray(ColumnWriter[]::new);
    }

    @Override
    public long buffered() {
        return waiting == 0 ? 0 : values.getBufferedSize() + kept;
    }

    /** Makes a row group of what waits. */
    @Override
    public void flush() throws IOException {
        if (waiting == 0) {
            return;
        }
        drain();
        writer.startBlock(waiting);
        values.flush();
        pages.flushToFileWriter(writer);
        writer.endBlock();
        values.close();
        pages.close();
        rows += waiting;
        waiting = 0;
        pages = null;
        values = null;
        writers = null;
    }

    @Override
    public PartFile finish() throws IOException {
        flush();
        writer.end(Map.of());
        return file.finished(rows);
    }

    @Override
    public void abandon() {
        file.abandon();
    }
}
