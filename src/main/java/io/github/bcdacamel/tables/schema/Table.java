package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A table as it is written. */
public record Table(String name, String description, List<Column> columns) {

    /** What the folders of loads are partitions by: {@code export=2026-11-22T02-00-00Z}. */
    private static final String LOAD = "export";

    public Table {
        columns = List.copyOf(columns);
    }

    /** The table of a view: its columns, and {@link BuiltIn#PROVENANCE} as far as the view has none of that name. */
    public static Table of(View view) {
        List<Column> columns = new ArrayList<>(view.columns());
        BuiltIn.PROVENANCE.stream().filter(column -> !has(view, column)).forEach(columns::add);
        return new Table(view.name(), view.description(), columns);
    }

    /** SQL does not tell large letters from small ones. */
    public static boolean has(View view, Column column) {
        return view.columns().stream().anyMatch(own -> own.name().equalsIgnoreCase(column.name()));
    }

    /** @throws ViewException if two views cannot stand beside each other, or one has no usable name */
    public static void check(List<View> views) {
        Map<String, String> names = new TreeMap<>();
        BuiltIn.TABLES.forEach(table -> names.put(table.name(), "the program itself"));
        for (View view : views) {
            if (view.name().isEmpty() || view.name().startsWith("_")) {
                throw new ViewException(view.source() + " has no \"name\" for its table that begins with a letter.");
            }
            if (view.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(LOAD))) {
                throw new ViewException(view.source() + " has a column " + LOAD
                        + ", which is the name of the folder of each load, and so a column of each table already.");
            }
            String before = names.put(view.name().toLowerCase(Locale.ROOT), view.source());
            if (before != null) {
                throw new ViewException(
                        view.source() + " declares the table " + view.name() + ", which " + before + " makes already.");
            }
        }
    }
}
