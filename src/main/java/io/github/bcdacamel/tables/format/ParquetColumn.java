package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.ColumnType;
import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Hands the values of a column over to Parquet. With each goes how much of its place is there: of a plain column 1, of a list 3, for
 * the list, its element and the element's value; and whether it goes on with the list before, which is 1 then.
 */
final class ParquetColumn {

    private static final int VALUE = 1;
    private static final int VALUE_IN_LIST = 3;

    private final boolean isList;
    private final ColumnType type;
    private final byte[] wide;

    ParquetColumn(Column column) {
        isList = column.isList();
        type = column.type();
        wide = type.isWide() ? new byte[ParquetSchema.decimalBytes(type.precision())] : null;
    }

    void write(Cell cell, ColumnWriter out) {
        if (cell.isNull()) {
            out.writeNull(0, 0);
        } else if (isList) {
            for (int i = 0; i < cell.count(); i++) {
                value(cell.element(i), out, i == 0 ? 0 : 1, VALUE_IN_LIST);
            }
        } else {
            value(cell, out, 0, VALUE);
        }
    }

    private void value(Cell cell, ColumnWriter out, int repetition, int definition) {
        switch (type.kind()) {
            case TEXT ->
                out.write(
                        Binary.fromReusedByteArray(cell.bytes(), cell.start(), cell.length()), repetition, definition);
            case BOOLEAN -> out.write(cell.number() == 1, repetition, definition);
            case INTEGER, DATE -> out.write((int) cell.number(), repetition, definition);
            case BIGINT, TIMESTAMP -> out.write(cell.number(), repetition, definition);
            case DECIMAL -> {
                if (wide == null) {
                    out.write(cell.number(), repetition, definition);
                } else {
                    byte[] digits = cell.decimal().unscaledValue().toByteArray();
                    Arrays.fill(wide, 0, wide.length - digits.length, (byte) (digits[0] >> 7));
                    System.arraycopy(digits, 0, wide, wide.length - digits.length, digits.length);
                    out.write(Binary.fromReusedByteArray(wide), repetition, definition);
                }
            }
        }
    }
}
