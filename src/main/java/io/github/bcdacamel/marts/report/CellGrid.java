package io.github.bcdacamel.marts.report;

import java.util.List;

/** Counts in rows and columns with totals of both, of which none that is sensitive can be computed. */
final class CellGrid {

    private final List<List<Cell>> cells;
    private final List<Cell> rowTotals;
    private final List<Cell> columnTotals;
    private final Cell all;
    private final boolean isSafe;

    /**
     * @param cells by row and column
     * @param all known elsewhere, so it is shown as long as it is not sensitive itself
     */
    CellGrid(List<List<Cell>> cells, List<Cell> rowTotals, List<Cell> columnTotals, Cell all) {
        this.cells = cells;
        this.rowTotals = rowTotals;
        this.columnTotals = columnTotals;
        this.all = all;
        CellNetwork network = new CellNetwork();
        int[] columns = columnTotals.stream().mapToInt(total -> network.sum()).toArray();
        int totalOfColumns = network.sum();
        int totalOfRows = network.sum();
        for (int r = 0; r < cells.size(); r++) {
            int row = network.sum();
            for (int c = 0; c < columns.length; c++) {
                network.part(cells.get(r).get(c), row, columns[c]);
            }
            network.total(rowTotals.get(r), totalOfRows, row);
        }
        for (int c = 0; c < columns.length; c++) {
            network.total(columnTotals.get(c), columns[c], totalOfColumns);
        }
        network.known(all, totalOfColumns, totalOfRows);
        isSafe = network.protect();
    }

    /** Whether it may be shown at all. */
    boolean isSafe() {
        return isSafe;
    }

    Cell cell(int row, int column) {
        return cells.get(row).get(column);
    }

    Cell rowTotal(int row) {
        return rowTotals.get(row);
    }

    Cell columnTotal(int column) {
        return columnTotals.get(column);
    }

    Cell all() {
        return all;
    }
}
