package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the views of the folder {@code tables/} make of records.
 *
 * @param tables by the name of the view: each row as its columns with the text of their values, null for NULL
 * @param rejected {@code table.column reason}, in the order in which they were found
 */
record TableRows(Map<String, List<Map<String, String>>> tables, List<String> rejected) {

    private static final Path FOLDER = Path.of("tables");

    /** All views of the folder, sorted by file name. */
    static List<View> views() throws IOException {
        List<View> views = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                views.add(ViewReader.read(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return views;
    }

    /** @param names of the tables; of all if there are none */
    static TableRows of(List<String> lines, String... names) throws IOException {
        Map<String, List<Map<String, String>>> tables = new HashMap<>();
        List<String> rejected = new ArrayList<>();
        List<View> views = views().stream()
                .filter(view -> names.length == 0 || List.of(names).contains(view.name()))
                .toList();
        views.forEach(view -> tables.put(view.name(), new ArrayList<>()));
        ViewRunner runner = new ViewRunner(
                views,
                view -> row -> tables.get(view.name()).add(texts(view, row)),
                (view, place, reason) -> rejected.add(view.name() + "." + place + " " + reason));
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            runner.read(Arrays.copyOf(bytes, bytes.length + 1 + JsonReader.SLACK), 0);
            runner.write();
        }
        return new TableRows(tables, rejected);
    }

    List<Map<String, String>> rows(String table) {
        return tables.get(table);
    }

    /** The rows of a table that have these values: a column, its value, and so on. */
    List<Map<String, String>> rows(String table, String... columnsAndValues) {
        return rows(table).stream()
                .filter(row -> {
                    boolean fits = true;
                    for (int i = 0; i < columnsAndValues.length; i += 2) {
                        fits &= columnsAndValues[i + 1].equals(row.get(columnsAndValues[i]));
                    }
                    return fits;
                })
                .toList();
    }

    /** Some columns of a row, with spaces between them and - for NULL. */
    static String brief(Map<String, String> row, String columns) {
        List<String> texts = new ArrayList<>();
        for (String column : columns.split(" ")) {
            if (!row.containsKey(column)) {
                throw new AssertionError("There is no column " + column + " in " + row.keySet());
            }
            texts.add(row.get(column) == null ? "-" : row.get(column));
        }
        return String.join(" ", texts);
    }

    private static Map<String, String> texts(View view, Row row) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < view.columns().size(); i++) {
            Column column = view.columns().get(i);
            texts.put(column.name(), text(column.type(), row.cell(i)));
        }
        return texts;
    }

    static String text(ColumnType type, Cell cell) {
        if (cell.isNull()) {
            return null;
        }
        return switch (type.kind()) {
            case TEXT -> cell.text();
            case BOOLEAN -> String.valueOf(cell.number() == 1);
            case DATE -> LocalDate.ofEpochDay(cell.number()).toString();
            case TIMESTAMP -> Instant.EPOCH.plusNanos(1_000 * cell.number()).toString();
            case DECIMAL ->
                type.isWide()
                        ? cell.decimal().toPlainString()
                        : BigDecimal.valueOf(cell.number(), type.scale()).toPlainString();
            default -> String.valueOf(cell.number());
        };
    }
}
