package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.ColumnType;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Hands the values of a column over to Parquet, those of some rows at once: a column's dictionary stays near the processor then, which
 * those of all columns together do not.
 *
 * <p>With each value goes how much of its place is there: of a plain column 1, of a list 3, for the list, its element and the element's
 * value; and whether it goes on with the list before, which is 1 then.
 */
final class ParquetColumn {

    private static final byte NULL = 0;
    private static final byte FIRST = 1;
    private static final byte FURTHER = 2;

    /** A larger array, which one long text needs, is given back. */
    private static final int MOST_KEPT = 1 << 20;

    private final ColumnType type;
    private final boolean isList;
    private final int present;

    private byte[] places = new byte[64];
    /** Numbers; of texts, where they end in {@link #texts}. */
    private long[] values = new long[64];

    private byte[] texts = new byte[0];
    private int count;
    private int length;

    ParquetColumn(Column column) {
        type = column.type();
        isList = column.isList();
        present = isList ? 3 : 1;
    }

    /** @return about how many bytes were kept */
    int add(Cell cell) {
        int before = length;
        int placesBefore = count;
        if (cell.isNull()) {
            place(NULL);
        } else if (isList) {
            for (int i = 0; i < cell.count(); i++) {
                value(cell.element(i), i == 0 ? FIRST : FURTHER);
            }
        } else {
            value(cell, FIRST);
        }
        return length - before + Long.BYTES * (count - placesBefore);
    }

    private void place(byte place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count] = length;
        places[count++] = place;
    }

    private void value(Cell cell, byte place) {
        if (type.kind() == ColumnType.Kind.TEXT) {
            text(cell.bytes(), cell.start(), cell.length());
            place(place);
        } else if (type.isWide()) {
            byte[] digits = cell.decimal().unscaledValue().toByteArray();
            byte[] wide = new byte[ParquetSchema.decimalBytes(type.precision())];
            Arrays.fill(wide, 0, wide.length - digits.length, (byte) (digits[0] >> 7));
            System.arraycopy(digits, 0, wide, wide.length - digits.length, digits.length);
            text(wide, 0, wide.length);
            place(place);
        } else {
            place(place);
            values[count - 1] = cell.number();
        }
    }

    private void text(byte[] from, int start, int size) {
        if (size > texts.length - length) {
            texts = Arrays.copyOf(texts, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * (length + size)));
        }
        System.arraycopy(from, start, texts, length, size);
        length += size;
    }

    /** Hands over what was added. */
    void drainTo(ColumnWriter out) {
        switch (type.kind()) {
            case TEXT -> texts(out);
            case BOOLEAN -> truths(out);
            case INTEGER, DATE -> integers(out);
            default -> {
                if (type.isWide()) {
                    texts(out);
                } else {
                    longs(out);
                }
            }
        }
        count = 0;
        length = 0;
        if (texts.length > MOST_KEPT) {
            texts = new byte[0];
        }
    }

    private void texts(ColumnWriter out) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = (int) values[i];
            if (places[i] == NULL) {
                out.writeNull(0, 0);
            } else {
                out.write(Binary.fromReusedByteArray(texts, start, end - start), places[i] - 1, present);
            }
            start = end;
        }
    }

    private void truths(ColumnWriter out) {
        for (int i = 0; i < count; i++) {
            if (places[i] == NULL) {
                out.writeNull(0, 0);
            } else {
                out.write(values[i] == 1, places[i] - 1, present);
            }
        }
    }

    private void integers(ColumnWriter out) {
        for (int i = 0; i < count; i++) {
            if (places[i] == NULL) {
                out.writeNull(0, 0);
            } else {
                out.write((int) values[i], places[i] - 1, present);
            }
        }
    }

    private void longs(ColumnWriter out) {
        for (int i = 0; i < count; i++) {
            if (places[i] == NULL) {
                out.writeNull(0, 0);
            } else {
                out.write(values[i], places[i] - 1, present);
            }
        }
    }
}
