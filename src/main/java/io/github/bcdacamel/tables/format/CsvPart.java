package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file as RFC 4180 describes it, in UTF-8 and with a line of names. NULL is empty, the empty text is {@code ""}; a list is a
 * JSON array.
 */
final class CsvPart implements PartWriter {

    private static final int ENOUGH = 64 * 1024;
    private static final byte[] NEW_LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final PartOutput file;
    private final List<Column> columns;
    private final CsvText out = new CsvText();
    private long rows;

    CsvPart(Path path, List<Column> columns) throws IOException {
        this.columns = columns;
        file = new PartOutput(path);
        out.put(String.join(",", columns.stream().map(Column::name).toList()));
        out.writeBytes(NEW_LINE);
    }

    @Override
    public void write(Cell[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            Column column = columns.get(i);
            if (!row[i].isNull()) {
                if (column.isList()) {
                    out.list(column.type(), row[i]);
                } else {
                    out.value(column.type(), row[i]);
                }
            }
        }
        out.writeBytes(NEW_LINE);
        rows++;
        if (out.size() >= ENOUGH) {
            flush();
        }
    }

    @Override
    public long buffered() {
        return out.size();
    }

    @Override
    public void flush() throws IOException {
        out.writeTo(file);
        out.reset();
    }

    @Override
    public PartFile finish() throws IOException {
        flush();
        file.close();
        return file.finished(rows);
    }

    @Override
    public void abandon() {
        file.abandon();
    }
}
