package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.html.DisplayFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key in the tree of one resource type; a list and its elements share a row.
 *
 * @param ofParent null at the first level, and where it is not known
 * @param length of lists; null where there are none
 * @param text the length of texts; null where there are none
 * @param columns those of tables that it feeds; null where it has no values, or no table is made of such records
 */
record KeyRow(
        String name,
        int depth,
        double share,
        Double ofParent,
        boolean list,
        List<String> types,
        String length,
        String text,
        long distinct,
        List<String> columns,
        List<KeyRow> children) {

    /** So many columns are named; the others are counted. */
    private static final int NAMED = 2;

    /** @param paths of the document, parents before children */
    static List<KeyRow> of(JsonNode paths) {
        Map<String, List<JsonNode>> byParent = new LinkedHashMap<>();
        paths.forEach(
                path -> byParent.computeIfAbsent(Drift.parent(path.path("path").asText()), parent -> new ArrayList<>())
                        .add(path));
        return rows(byParent, byParent.getOrDefault("", List.of()), 0);
    }

    /** Whether its values are of types that do not go together. */
    boolean isMixed() {
        return types.size() > 1 && !types.equals(List.of("integer", "decimal"));
    }

    /** The columns in short; null where there is nothing to say. */
    String feeds() {
        if (columns == null || columns.isEmpty()) {
            return null;
        }
        List<String> own =
                columns.stream().filter(column -> column.contains(".")).toList();
        if (own.isEmpty()) {
            return "only in " + String.join(", ", columns);
        }
        int others = own.size() - NAMED;
        return others <= 1
                ? String.join(", ", own)
                : String.join(", ", own.subList(0, NAMED)) + " and " + others + " more";
    }

    private static List<String> columns(JsonNode names) {
        List<String> columns = new ArrayList<>();
        names.forEach(name -> columns.add(name.asText()));
        return columns;
    }

    private static List<KeyRow> rows(Map<String, List<JsonNode>> byParent, List<JsonNode> paths, int depth) {
        return paths.stream().map(path -> row(byParent, path, depth)).toList();
    }

    private static KeyRow row(Map<String, List<JsonNode>> byParent, JsonNode path, int depth) {
        String name = path.path("path").asText();
        List<JsonNode> below = new ArrayList<>(byParent.getOrDefault(name, List.of()));
        JsonNode element = below.stream()
                .filter(child -> child.path("path").asText().equals(name + PathNode.ELEMENT))
                .findFirst()
                .orElse(null);
        if (element != null) {
            below.remove(element);
            below.addAll(byParent.getOrDefault(name + PathNode.ELEMENT, List.of()));
        }
        JsonNode value = element == null ? path : element;
        JsonNode lists = path.path("lists");
        JsonNode texts = value.path("texts");
        return new KeyRow(
                name.substring(Drift.parent(name).length()).replaceFirst("^\\.", "") + (element == null ? "" : "[]"),
                depth,
                path.path("shareOfRecords").asDouble(),
                depth > 0 && path.has("shareOfParent")
                        ? path.path("shareOfParent").asDouble()
                        : null,
                element != null,
                types(path, element),
                lists.isMissingNode() ? null : range(lists) + mean(lists),
                texts.isMissingNode() ? null : range(texts),
                value.path("distinct").asLong(),
                value.has("columns") ? columns(value.path("columns")) : null,
                rows(byParent, below, depth + 1));
    }

    private static List<String> types(JsonNode path, JsonNode element) {
        List<String> types = new ArrayList<>();
        path.path("types").fieldNames().forEachRemaining(types::add);
        if (element != null) {
            types.remove("array");
            element.path("types").fieldNames().forEachRemaining(types::add);
        }
        return types;
    }

    private static String range(JsonNode lengths) {
        String min = DisplayFormat.number(lengths.path("min").asLong());
        String max = DisplayFormat.number(lengths.path("max").asLong());
        return min.equals(max) ? min : min + "–" + max;
    }

    private static String mean(JsonNode lengths) {
        boolean alike = lengths.path("min").asLong() == lengths.path("max").asLong();
        return alike ? "" : TextFormat.of(", mean %.1f", lengths.path("mean").asDouble());
    }
}
