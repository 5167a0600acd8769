package io.github.bcdacamel.tables;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files of tests for views, in the form of the SQL on FHIR conformance suite. */
final class ViewSuite {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ViewSuite() {}

    record Case(String title, List<JsonNode> resources, JsonNode test) {

        @Override
        public String toString() {
            return title;
        }

        boolean expectsError() {
            return test.has("expectError");
        }

        /** The rows that are missing and those that are too many, one a line; the empty text if there are none. */
        String differences() throws IOException {
            View view = ViewReader.read(title, test.get("view").toString());
            List<String> expectedColumns = new ArrayList<>();
            test.path("expectColumns").forEach(column -> expectedColumns.add(column.textValue()));
            List<String> columns = view.columns().stream().map(Column::name).toList();
            if (!expectedColumns.isEmpty() && !expectedColumns.equals(columns)) {
                return "columns are " + columns;
            }
            List<JsonNode> rows = rows(view, resources);
            StringBuilder differences = new StringBuilder();
            for (JsonNode expected : test.get("expect")) {
                if (!removed(rows, expected)) {
                    differences.append("missing  ").append(expected).append('\n');
                }
            }
            rows.forEach(row -> differences.append("too many ").append(row).append('\n'));
            return differences.toString();
        }
    }

    static Stream<Case> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Case> cases = new ArrayList<>();
        for (Path file : files) {
            JsonNode suite = JSON.readTree(file.toFile());
            List<JsonNode> resources = new ArrayList<>();
            suite.get("resources").forEach(resources::add);
            for (JsonNode test : suite.get("tests")) {
                cases.add(new Case(file.getFileName() + " " + test.get("title").textValue(), resources, test));
            }
        }
        return cases.stream();
    }

    /** Rows as JSON; a value that does not fit is a failure. */
    static List<JsonNode> rows(View view, List<JsonNode> resources) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        ViewRunner runner =
                new ViewRunner(List.of(view), each -> row -> rows.add(json(each, row)), (rejecting, place, reason) -> {
                    throw new RejectedException(place + " " + reason);
                });
        for (JsonNode resource : resources) {
            byte[] line = JSON.writeValueAsBytes(resource);
            runner.read(Arrays.copyOf(line, line.length + 1 + JsonReader.SLACK), 0);
            runner.write();
        }
        return rows;
    }

    static final class RejectedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RejectedException(String message) {
            super(message);
        }
    }

    private static JsonNode json(View view, Row row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < view.columns().size(); i++) {
            Column column = view.columns().get(i);
            Cell cell = row.cell(i);
            if (column.isList()) {
                ArrayNode list = json.putArray(column.name());
                for (int element = 0; element < cell.count(); element++) {
                    list.add(value(column.type(), cell.element(element)));
                }
            } else {
                json.set(column.name(), value(column.type(), cell));
            }
        }
        return json;
    }

    private static JsonNode value(ColumnType type, Cell cell) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (cell.isNull()) {
            return nodes.nullNode();
        }
        return switch (type.kind()) {
            case TEXT -> nodes.textNode(cell.text());
            case BOOLEAN -> nodes.booleanNode(cell.number() == 1);
            case DECIMAL ->
                nodes.numberNode(
                        type.isWide() ? cell.decimal() : java.math.BigDecimal.valueOf(cell.number(), type.scale()));
            default -> nodes.numberNode(cell.number());
        };
    }

    private static boolean removed(List<JsonNode> rows, JsonNode expected) {
        for (JsonNode row : rows) {
            if (alike(row, expected)) {
                rows.remove(row);
                return true;
            }
        }
        return false;
    }

    private static boolean alike(JsonNode found, JsonNode expected) {
        if (found.isNumber() && expected.isNumber()) {
            return found.decimalValue().compareTo(expected.decimalValue()) == 0;
        }
        if (found.isObject() && expected.isObject() || found.isArray() && expected.isArray()) {
            boolean alike = found.size() == expected.size();
            List<String> keys = new ArrayList<>();
            expected.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                alike &= found.has(key) && alike(found.get(key), expected.get(key));
            }
            for (int i = 0; alike && i < expected.size() && expected.isArray(); i++) {
                alike = alike(found.get(i), expected.get(i));
            }
            return alike;
        }
        return found.equals(expected);
    }
}
