package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.NotJsonException;
import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.tables.fhirpath.Items;
import io.github.bcdacamel.tables.fhirpath.KeyIndexes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs views over records: a record is read once for all views of its type. Reads no files and knows no table formats. Belongs to
 * one thread; the memory that it needs is that of the longest record.
 */
public final class ViewRunner {

    private final RecordTree tree;
    private final Items items;
    private final Map<String, List<ViewProgram>> programs = new HashMap<>();
    private List<ViewProgram> current = List.of();
    private String type = "";

    /** For views that do not ask for all values, or whose codes nobody wants to know. */
    public ViewRunner(List<View> views, Function<View, RowWriter> writers, RejectedValues rejected) {
        this(views, writers, rejected, (record, system, code, display) -> {});
    }

    /**
     * @param writers who takes the rows of a view
     * @param codings learns what codes are called, in records whose values a view asks for
     */
    public ViewRunner(List<View> views, Function<View, RowWriter> writers, RejectedValues rejected, Codings codings) {
        NameTable names = new NameTable();
        tree = new RecordTree(names);
        items = new Items(tree);
        KeyIndexes indexes = new KeyIndexes();
        for (View view : views) {
            programs.computeIfAbsent(view.resource(), resource -> new ArrayList<>())
                    .add(new ViewProgram(view, items, names, indexes, writers.apply(view), rejected, codings));
        }
    }

    /**
     * Reads the record that begins here, in a buffer as {@link io.github.bcdacamel.json.JsonReader} needs it.
     *
     * @return where it ends
     */
    public int read(byte[] buffer, int start) throws NotJsonException {
        int end = tree.read(buffer, start);
        String found = tree.typeOf(0);
        if (!found.equals(type)) {
            type = found;
            current = programs.getOrDefault(found, List.of());
        }
        return end;
    }

    /** The type of the record that was read; the empty text if it has none. */
    public String type() {
        return type;
    }

    /** Writes the rows of the record that was read. */
    public void write() throws IOException {
        items.begin();
        for (ViewProgram program : current) {
            program.run();
        }
    }
}
