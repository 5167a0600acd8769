package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.tables.RowStep.Scope;
import io.github.bcdacamel.tables.Selection.PathText;
import io.github.bcdacamel.tables.fhirpath.Expression;
import io.github.bcdacamel.tables.fhirpath.FhirPathException;
import io.github.bcdacamel.tables.fhirpath.Items;
import io.github.bcdacamel.tables.fhirpath.KeyIndexes;
import io.github.bcdacamel.tables.fhirpath.PathCompiler;
import io.github.bcdacamel.tables.fhirpath.Syntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A view, compiled for one thread: steps that fill the row and end with the writer. */
final class ViewProgram {

    private final View view;
    private final Items items;
    private final NameTable names;
    private final Codings codings;
    private final PathCompiler compiler;
    private final RejectedValues rejected;
    private final Row row;
    private final Scope record = new Scope();
    private final List<RowStep.Condition> conditions = new ArrayList<>();
    private final RowStep first;

    ViewProgram(
            View view,
            Items items,
            NameTable names,
            KeyIndexes indexes,
            RowWriter writer,
            RejectedValues rejected,
            Codings codings) {
        this.view = view;
        this.items = items;
        this.names = names;
        this.codings = codings;
        this.compiler = new PathCompiler(items, names, view.resource(), view.constants(), indexes);
        this.rejected = rejected;
        this.row = new Row(view.columns());
        for (PathText condition : view.conditions()) {
            conditions.add(new RowStep.Condition(condition.place(), expression(condition, true)));
        }
        this.first = selection(view.selection(), record, true, 0, new RowStep.Write(row, writer));
    }

    View view() {
        return view;
    }

    /** Writes the rows of the record that is in the tree. */
    void run() throws IOException {
        for (RowStep.Condition condition : conditions) {
            if (!condition.holds(items, this)) {
                return;
            }
        }
        first.run();
    }

    void reject(String place, String reason) {
        rejected.rejected(view, place, reason);
    }

    /**
     * The steps of a selection, made from the last to the first.
     *
     * @param outside what the selection is inside of
     * @param column the index of its first column
     */
    private RowStep selection(Selection selection, Scope outside, boolean isRoot, int column, RowStep after) {
        if (selection.isOfValues()) {
            return values(selection, column, after);
        }
        boolean repeats = !selection.repeat().isEmpty();
        boolean iterates = repeats || selection.each() != null;
        Scope scope = iterates ? new Scope() : outside;
        boolean inRoot = isRoot && !iterates;

        int inner = column + selection.columns().size();
        int[] starts = new int[selection.selections().size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = inner;
            inner += selection.selections().get(i).allColumns().size();
        }
        RowStep inside = after;
        if (!selection.union().isEmpty()) {
            List<RowStep> branches = new ArrayList<>();
            for (Selection branch : selection.union()) {
                branches.add(selection(branch, scope, inRoot, inner, after));
            }
            inside = new RowStep.Branches(branches);
        }
        for (int i = starts.length - 1; i >= 0; i--) {
            inside = selection(selection.selections().get(i), scope, inRoot, starts[i], inside);
        }
        if (!selection.columns().isEmpty()) {
            inside = new RowStep.Fill(items, scope, fillers(selection.columns(), inRoot, column), inside);
        }
        if (repeats) {
            List<Expression> paths = new ArrayList<>();
            // The paths are followed from the record first and from what they find later.
            selection.repeat().forEach(path -> paths.add(expression(path, false)));
            String place = selection.repeat().get(0).place();
            return new RowStep.Repeat(this, items, place, outside, scope, paths, inside);
        }
        if (selection.each() != null) {
            Expression path = expression(selection.each(), isRoot);
            RowStep.Each each = new RowStep.Each(this, items, selection.each(), outside, scope, path, inside);
            if (selection.orNull()) {
                each.orNull(nulls(selection, column), after);
            }
            return each;
        }
        return inside;
    }

    private RowStep values(Selection selection, int first, RowStep after) {
        ValueRow values = new ValueRow(items);
        for (int i = 0; i < selection.columns().size(); i++) {
            Column column = selection.columns().get(i);
            ViewPlace place = new ViewPlace(view.source()).at("column \"" + column.name() + "\"");
            values.add(ValueField.of(place, column), column.type(), row.cell(first + i));
        }
        return new ValueWalker(items, names, values, codings, after);
    }

    private RowStep.Nulls nulls(Selection selection, int column) {
        List<Column> columns = selection.allColumns();
        List<Cell> nulls = new ArrayList<>();
        List<Cell> zeros = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            (columns.get(i).isRowIndex() ? zeros : nulls).add(row.cell(column + i));
        }
        return new RowStep.Nulls(nulls, zeros);
    }

    private ColumnFiller[] fillers(List<Column> columns, boolean isRoot, int first) {
        ColumnFiller[] fillers = new ColumnFiller[columns.size()];
        for (int i = 0; i < fillers.length; i++) {
            Column column = columns.get(i);
            ViewPlace place = new ViewPlace(view.source()).at("column \"" + column.name() + "\"");
            Expression path = compiled(place, column.path(), column.syntax(), isRoot, column.hasClock());
            fillers[i] = new ColumnFiller(this, items, column, path, row.cell(first + i));
        }
        return fillers;
    }

    private Expression expression(PathText path, boolean isRoot) {
        return compiled(new ViewPlace(view.source(), path.place()), path.text(), path.syntax(), isRoot, false);
    }

    private Expression compiled(ViewPlace place, String text, Syntax syntax, boolean isRoot, boolean clock) {
        try {
            return compiler.compile(syntax, isRoot, clock);
        } catch (FhirPathException unusable) {
            throw place.wrong(text, unusable);
        }
    }
}
