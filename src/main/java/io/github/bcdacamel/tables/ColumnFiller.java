package io.github.bcdacamel.tables;

import io.github.bcdacamel.tables.fhirpath.EvaluationException;
import io.github.bcdacamel.tables.fhirpath.Expression;
import io.github.bcdacamel.tables.fhirpath.Items;

/** Fills one column of the row from what it is about. A value that does not fit is reported and left out. */
final class ColumnFiller {

    private final ViewProgram program;
    private final Column column;
    private final Expression path;
    private final Cell cell;
    private final CellReader reader;

    ColumnFiller(ViewProgram program, Items items, Column column, Expression path, Cell cell) {
        this.program = program;
        this.column = column;
        this.path = path;
        this.cell = cell;
        this.reader = new CellReader(column.type(), items);
    }

    void fill(int focus) {
        cell.clear();
        String problem;
        try {
            problem = column.isList() ? list(focus) : one(focus);
        } catch (EvaluationException noValue) {
            cell.clear();
            problem = noValue.getMessage();
        }
        if (problem != null) {
            program.reject(column.name(), problem);
        }
    }

    private String one(int focus) {
        int count = path.find(focus, 2);
        if (count == 0) {
            return null;
        }
        return count > 1 ? "has several values where only one is possible" : reader.read(path.item(0), cell);
    }

    private String list(int focus) {
        int count = path.find(focus, Integer.MAX_VALUE);
        String problem = null;
        for (int i = 0; i < count; i++) {
            String found = reader.read(path.item(i), cell.add());
            if (found != null) {
                cell.removeLast();
                problem = found;
            }
        }
        return problem;
    }
}
