package io.github.bcdacamel.tables;

import io.github.bcdacamel.tables.Selection.PathText;
import java.util.List;
import java.util.Map;

/** A table as a ViewDefinition declares it: read and checked, for any number of {@link ViewRunner}s. */
public final class View {

    private final String source;
    private final String name;
    private final String resource;
    private final String description;
    private final Map<String, Object> constants;
    private final List<PathText> conditions;
    private final Selection selection;
    private final List<Column> columns;

    View(
            String source,
            String name,
            String resource,
            String description,
            Map<String, Object> constants,
            List<PathText> conditions,
            Selection selection) {
        this.source = source;
        this.name = name;
        this.resource = resource;
        this.description = description;
        this.constants = constants;
        this.conditions = conditions;
        this.selection = selection;
        this.columns = List.copyOf(selection.allColumns());
    }

    /** The file that it was read from, as messages name it. */
    public String source() {
        return source;
    }

    public String name() {
        return name;
    }

    /** The type of the records that it has rows for. */
    public String resource() {
        return resource;
    }

    public String description() {
        return description;
    }

    /** In the order in which rows have them. */
    public List<Column> columns() {
        return columns;
    }

    Map<String, Object> constants() {
        return constants;
    }

    List<PathText> conditions() {
        return conditions;
    }

    Selection selection() {
        return selection;
    }
}
