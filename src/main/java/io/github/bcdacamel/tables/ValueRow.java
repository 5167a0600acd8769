package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.tables.fhirpath.Items;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The current value of a record: for each {@link ValueField} the node that holds it, a text of our own, or a number. Fills the
 * cells of the columns that ask for them.
 */
final class ValueRow {

    private record Filler(ValueField field, CellReader reader, Cell cell) {}

    private static final int MOST_DIGITS = 9;
    private static final int DAY = "2026-11-22".length();
    private static final int FIELDS = ValueField.values().length;

    private final Items items;
    private final List<Filler> fillers = new ArrayList<>();
    private final int[] nodes = new int[FIELDS];
    private final byte[][] texts = new byte[FIELDS][];
    private long sequence;

    ValueRow(Items items) {
        this.items = items;
        begin(0);
    }

    void add(ValueField field, ColumnType type, Cell cell) {
        fillers.add(new Filler(field, new CellReader(type, items), cell));
    }

    /** @param number of the element that the value is in, within its list */
    void begin(long number) {
        Arrays.fill(nodes, Items.NONE);
        Arrays.fill(texts, null);
        sequence = number;
    }

    ValueRow node(ValueField field, int node) {
        nodes[field.ordinal()] = node;
        return this;
    }

    ValueRow text(ValueField field, byte[] text) {
        texts[field.ordinal()] = text;
        return this;
    }

    /** @return whether the value itself fits its columns, all of it */
    boolean fill() {
        boolean fits = true;
        for (Filler filler : fillers) {
            Cell cell = filler.cell;
            cell.clear();
            int field = filler.field.ordinal();
            if (filler.field == ValueField.ELEMENT_SEQ) {
                cell.number(sequence);
            } else if (texts[field] != null) {
                cell.text(texts[field], 0, texts[field].length);
            } else if (nodes[field] != Items.NONE) {
                fits &= filler.reader.read(nodes[field], cell) == null || filler.field == ValueField.LINE_NUMBER;
            }
        }
        return fits;
    }

    /** A node that is a whole number, or something else if it is none. */
    static long number(RecordTree tree, int node, long otherwise) {
        if (tree.kind(node) != RecordTree.NUMBER) {
            return otherwise;
        }
        long found = ExactNumber.read(tree.buffer(), tree.start(node), tree.end(node), 0, MOST_DIGITS);
        return found == ExactNumber.NOT_SIMPLE ? otherwise : found;
    }

    /** Whether a node is a text that is a date, and no more. */
    static boolean isDay(RecordTree tree, int node) {
        int start = tree.start(node);
        return tree.kind(node) == RecordTree.TEXT
                && tree.end(node) - start == DAY
                && ExactTime.day(tree.buffer(), start, start + DAY) != ExactTime.NONE;
    }
}
