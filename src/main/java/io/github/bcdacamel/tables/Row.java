package io.github.bcdacamel.tables;

import java.util.List;

/** The current row of a view: one {@link Cell} for each column. */
public final class Row {

    private final Cell[] cells;

    Row(List<Column> columns) {
        cells = new Cell[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Cell();
        }
    }

    /** The cell of a column, by its index in {@link View#columns()}. */
    public Cell cell(int column) {
        return cells[column];
    }
}
