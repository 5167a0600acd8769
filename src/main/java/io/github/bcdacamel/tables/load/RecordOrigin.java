package io.github.bcdacamel.tables.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.Row;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewReader;
import io.github.bcdacamel.tables.schema.BuiltIn;
import io.github.bcdacamel.tables.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the current record comes from, in cells for the columns that each table has of its own accord. What the record says of itself
 * comes out of a small view, which runs before the others of its type.
 */
final class RecordOrigin {

    private static final String NAME = "_record";
    private static final String DEFINITION = """
            {"resource": %s, "select": [{"column": [
              {"name": "id", "path": "id"},
              {"name": "last_updated", "path": "meta.lastUpdated", "tag": [{"name": "ansi/type", "value": "TIMESTAMP"}]}
            ]}]}""";

    private final Cell loadId;
    private final Cell file = new Cell();
    private final Cell line = new Cell();
    /** By resource type. */
    private final Map<String, Row> records = new HashMap<>();

    private Row record;

    RecordOrigin(String loadId) {
        this.loadId = Cells.row(loadId)[0];
    }

    /** These views, and before them one that says where a record of a type comes from. */
    static List<View> before(List<View> views) {
        List<View> all = new ArrayList<>();
        views.stream().map(View::resource).distinct().forEach(resource -> {
            String type = JsonNodeFactory.instance.textNode(resource).toString();
            all.add(ViewReader.read(NAME, DEFINITION.formatted(type)));
        });
        all.addAll(views);
        return all;
    }

    static boolean is(View view) {
        return view.source().equals(NAME);
    }

    void file(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        file.text(bytes, 0, bytes.length);
    }

    void line(long number) {
        line.number(number);
    }

    /** The row of the small view: its cells stay the same. */
    void record(String type, Row row) {
        record = row;
        records.putIfAbsent(type, row);
    }

    Cell loadId() {
        return loadId;
    }

    Cell file() {
        return file;
    }

    Cell line() {
        return line;
    }

    Cell resourceId() {
        return record.cell(0);
    }

    /** The cells of a view's row and those behind it, in the order of {@link Table#columns()}. */
    Cell[] row(View view, Row row) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < view.columns().size(); i++) {
            cells.add(row.cell(i));
        }
        Cell[] own = {loadId, file, line, records.get(view.resource()).cell(1)};
        for (int i = 0; i < own.length; i++) {
            Column column = BuiltIn.PROVENANCE.get(i);
            if (!Table.has(view, column)) {
                cells.add(own[i]);
            }
        }
        return cells.toArray(Cell[]::new);
    }
}
