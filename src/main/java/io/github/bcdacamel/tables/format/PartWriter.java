package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes rows of a table into one file. Belongs to one thread. */
public interface PartWriter {

    /** @param row one cell for each column, which changes when this returns */
    void write(Cell[] row) throws IOException;

    /** How many bytes of memory wait for {@link #flush()}, about. */
    long buffered();

    /** Writes what waits into the file, so that its memory is free. */
    void flush() throws IOException;

    /** Ends the file and syncs it to the disk. */
    PartFile finish() throws IOException;

    /** Closes the file as it is; it is of no use then. Does nothing after {@link #finish()}. */
    void abandon();

    /** A form of tables, by the end of its files' names. */
    enum Format {
        PARQUET,
        CSV;

        /** A new file, which must not be there yet. */
        public PartWriter open(Path file, List<Column> columns) throws IOException {
            return this == PARQUET ? new ParquetPart(file, columns) : new CsvPart(file, columns);
        }

        public String extension() {
            return this == PARQUET ? ".parquet" : ".csv";
        }
    }
}
