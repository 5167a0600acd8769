package io.github.bcdacamel.tables;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a column in the current row. There is one for each column, used again for each row, so that no object is made for a
 * value. Texts stand where they were read and are only there until the next record.
 */
public final class Cell {

    private boolean isNull = true;
    private long number;
    private BigDecimal decimal;
    private byte[] bytes;
    private int start;
    private int length;
    private byte[] own = new byte[0];

    private final List<Cell> elements = new ArrayList<>(0);
    private int count;

    /** Of a list: it has no element. */
    public boolean isNull() {
        return isNull;
    }

    /**
     * Of an INTEGER or BIGINT; 1 or 0 of a BOOLEAN; days since 1970 of a DATE, microseconds of a TIMESTAMP, both UTC; of a DECIMAL
     * that is not {@link ColumnType#isWide() wide} all its digits without the point.
     */
    public long number() {
        return number;
    }

    /** Of a {@link ColumnType#isWide() wide} DECIMAL, with the column's scale. */
    public BigDecimal decimal() {
        return decimal;
    }

    /** Of a TEXT: UTF-8, from {@link #start} on. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int length() {
        return length;
    }

    /** Of a TEXT. */
    public String text() {
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** Of a list: how many elements it has. */
    public int count() {
        return count;
    }

    public Cell element(int index) {
        return elements.get(index);
    }

    public void clear() {
        isNull = true;
        count = 0;
    }

    public void number(long value) {
        isNull = false;
        number = value;
    }

    void decimal(BigDecimal value) {
        isNull = false;
        decimal = value;
    }

    public void text(byte[] from, int position, int size) {
        isNull = false;
        bytes = from;
        start = position;
        length = size;
    }

    /** Room of the cell's own for a text that stands nowhere else. */
    byte[] own(int size) {
        if (own.length < size) {
            own = new byte[Math.max(32, 2 * size)];
        }
        return own;
    }

    /** One more element. */
    Cell add() {
        if (count == elements.size()) {
            elements.add(new Cell());
        }
        isNull = false;
        Cell element = elements.get(count++);
        element.clear();
        return element;
    }

    void removeLast() {
        count--;
        isNull = count == 0;
    }
}
