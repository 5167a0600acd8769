package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.format.PartFile;
import io.github.bcdacamel.tables.format.PartWriter;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Writes the rows of one table that come out of one chunk: a file of each format, none until there is a row. */
final class TableWriter {

    private final Table table;
    private final Path folder;
    private final Set<Format> formats;
    private final Map<Format, PartWriter> open = new EnumMap<>(Format.class);

    TableWriter(Table table, Path folder, Set<Format> formats) {
        this.table = table;
        this.folder = folder;
        this.formats = formats;
    }

    /** A file that was made, not yet under its final name. */
    record MadePart(Path path, PartFile file) {}

    void write(Cell[] row) throws IOException {
        if (open.isEmpty()) {
            open();
        }
        for (PartWriter part : open.values()) {
            part.write(row);
        }
    }

    private void open() throws IOException {
        for (Format format : formats) {
            open.put(format, format.open(path(format), table.columns()));
        }
    }

    private Path path(Format format) {
        return folder.resolve(table.name() + format.extension());
    }

    /** About the memory that rows use until they are written. */
    long buffered() {
        long bytes = 0;
        for (PartWriter part : open.values()) {
            bytes += part.buffered();
        }
        return bytes;
    }

    void flush() throws IOException {
        for (PartWriter part : open.values()) {
            part.flush();
        }
    }

    /** The files that there are, of each format or of none. */
    Map<Format, MadePart> finish() throws IOException {
        Map<Format, MadePart> made = new EnumMap<>(Format.class);
        for (Map.Entry<Format, PartWriter> part : open.entrySet()) {
            made.put(
                    part.getKey(),
                    new MadePart(path(part.getKey()), part.getValue().finish()));
        }
        return made;
    }

    /** As {@link #finish()}, also where there was no row. */
    Map<Format, MadePart> finishWhole() throws IOException {
        if (open.isEmpty()) {
            open();
        }
        return finish();
    }

    void abandon() {
        open.values().forEach(PartWriter::abandon);
    }
}
