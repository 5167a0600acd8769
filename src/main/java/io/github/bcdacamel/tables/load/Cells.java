package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.tables.Cell;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Rows that no view makes. */
final class Cells {

    private Cells() {}

    /** @param values texts, whole numbers, points in time, or null */
    static Cell[] row(Object... values) {
        Cell[] row = new Cell[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = cell(values[i]);
        }
        return row;
    }

    private static Cell cell(Object value) {
        Cell cell = new Cell();
        if (value instanceof Instant time) {
            cell.number(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } else if (value instanceof Number number) {
            cell.number(number.longValue());
        } else if (value != null) {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            cell.text(bytes, 0, bytes.length);
        }
        return cell;
    }
}
