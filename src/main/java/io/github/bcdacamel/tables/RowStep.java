package io.github.bcdacamel.tables;

import io.github.bcdacamel.tables.Selection.PathText;
import io.github.bcdacamel.tables.fhirpath.EvaluationException;
import io.github.bcdacamel.tables.fhirpath.Expression;
import io.github.bcdacamel.tables.fhirpath.Items;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One step of a compiled view. It does its part of a row and runs the step behind it, once for each row that is to come. */
abstract class RowStep {

    abstract void run() throws IOException;

    /** What the columns of a selection are about at the moment. */
    static final class Scope {

        private int focus;
        private int rowIndex;
    }

    record Condition(String place, Expression expression) {

        boolean holds(Items items, ViewProgram program) {
            try {
                items.ask(0, 0);
                int count = expression.find(0, 2);
                int truth = count == 1 ? items.truth(expression.item(0)) : Items.NONE;
                if (count > 0 && truth == Items.NONE) {
                    program.reject(place, "is neither true nor false");
                }
                return truth == Items.TRUE;
            } catch (EvaluationException noValue) {
                program.reject(place, noValue.getMessage());
                return false;
            }
        }
    }

    static final class Write extends RowStep {

        private final Row row;
        private final RowWriter writer;

        Write(Row row, RowWriter writer) {
            this.row = row;
            this.writer = writer;
        }

        @Override
        void run() throws IOException {
            writer.write(row);
        }
    }

    static final class Fill extends RowStep {

        private final Items items;
        private final Scope scope;
        private final ColumnFiller[] columns;
        private final RowStep next;

        Fill(Items items, Scope scope, ColumnFiller[] columns, RowStep next) {
            this.items = items;
            this.scope = scope;
            this.columns = columns;
            this.next = next;
        }

        @Override
        void run() throws IOException {
            items.ask(scope.focus, scope.rowIndex);
            for (ColumnFiller column : columns) {
                column.fill(scope.focus);
            }
            next.run();
        }
    }

    static final class Branches extends RowStep {

        private final List<RowStep> branches;

        Branches(List<RowStep> branches) {
            this.branches = List.copyOf(branches);
        }

        @Override
        void run() throws IOException {
            for (RowStep branch : branches) {
                branch.run();
            }
        }
    }

    /** What a row has that stands for nothing. */
    record Nulls(List<Cell> nulls, List<Cell> zeros) {

        void fill() {
            nulls.forEach(Cell::clear);
            zeros.forEach(cell -> cell.number(0));
        }
    }

    static final class Each extends RowStep {

        private final ViewProgram program;
        private final Items items;
        private final PathText text;
        private final Scope outside;
        private final Scope scope;
        private final Expression path;
        private final RowStep inside;
        private Nulls nulls;
        private RowStep after;

        Each(
                ViewProgram program,
                Items items,
                PathText text,
                Scope outside,
                Scope scope,
                Expression path,
                RowStep inside) {
            this.program = program;
            this.items = items;
            this.text = text;
            this.outside = outside;
            this.scope = scope;
            this.path = path;
            this.inside = inside;
        }

        /** What the row has if there is nothing, and what comes after all that is inside. */
        void orNull(Nulls row, RowStep step) {
            nulls = row;
            after = step;
        }

        @Override
        void run() throws IOException {
            int count;
            try {
                items.ask(outside.focus, outside.rowIndex);
                count = path.find(outside.focus, Integer.MAX_VALUE);
            } catch (EvaluationException noValue) {
                program.reject(text.place(), noValue.getMessage());
                count = 0;
            }
            for (int i = 0; i < count; i++) {
                scope.focus = path.item(i);
                scope.rowIndex = i;
                inside.run();
            }
            if (count == 0 && nulls != null) {
                nulls.fill();
                after.run();
            }
        }
    }

    /** Follows paths from what they find, each element before those beneath it. */
    static final class Repeat extends RowStep {

        private final ViewProgram program;
        private final Items items;
        private final String place;
        private final Scope outside;
        private final Scope scope;
        private final List<Expression> paths;
        private final RowStep inside;
        private int[] found = new int[16];
        private int size;

        Repeat(
                ViewProgram program,
                Items items,
                String place,
                Scope outside,
                Scope scope,
                List<Expression> paths,
                RowStep inside) {
            this.program = program;
            this.items = items;
            this.place = place;
            this.outside = outside;
            this.scope = scope;
            this.paths = paths;
            this.inside = inside;
        }

        @Override
        void run() throws IOException {
            size = 0;
            try {
                follow(outside.focus);
            } catch (EvaluationException noValue) {
                program.reject(place, noValue.getMessage());
            }
            for (int i = 0; i < size; i++) {
                scope.focus = found[i];
                scope.rowIndex = i;
                inside.run();
            }
        }

        private void follow(int item) {
            for (Expression path : paths) {
                items.ask(item, outside.rowIndex);
                int count = path.find(item, Integer.MAX_VALUE);
                int[] children = new int[count];
                for (int i = 0; i < count; i++) {
                    children[i] = path.item(i);
                }
                for (int child : children) {
                    // What is found again, as by $this, would be followed for ever.
                    if (child <= item) {
                        continue;
                    }
                    if (size == found.length) {
                        found = Arrays.copyOf(found, 2 * size);
                    }
                    found[size++] = child;
                    follow(child);
                }
            }
        }
    }
}
