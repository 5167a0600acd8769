package io.github.bcdacamel.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.tables.Selection.PathText;
import io.github.bcdacamel.tables.fhirpath.ResultType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the selections of a view and their columns. */
final class SelectionReader {

    private static final Set<String> SELECTION = Set.of(
            "id",
            "extension",
            "modifierExtension",
            "column",
            "select",
            "forEach",
            "forEachOrNull",
            "repeat",
            "unionAll");

    private static final Set<String> COLUMN =
            Set.of("id", "extension", "modifierExtension", "path", "name", "description", "collection", "type", "tag");

    private static final String SQL_TYPE = "ansi/type";

    private SelectionReader() {}

    static List<Selection> selections(ViewPlace place, JsonNode parent, String key) {
        List<Selection> selections = new ArrayList<>();
        for (JsonNode json : place.list(parent, key)) {
            selections.add(selection(place.at(key + " " + (selections.size() + 1)), json));
        }
        return selections;
    }

    private static Selection selection(ViewPlace place, JsonNode json) {
        place.hasOnly(json, SELECTION);
        boolean orNull = json.has("forEachOrNull");
        int iterations = (json.has("forEach") ? 1 : 0) + (orNull ? 1 : 0) + (json.has("repeat") ? 1 : 0);
        if (iterations > 1) {
            throw place.wrong("can have only one of forEach, forEachOrNull and repeat");
        }
        String key = orNull ? "forEachOrNull" : "forEach";
        PathText each = json.has(key) ? place.at(key).path(json, key) : null;
        List<Selection> union = selections(place, json, "unionAll");
        for (Selection branch : union) {
            checkAlike(place, union.get(0).allColumns(), branch.allColumns());
        }
        Selection selection = new Selection(
                each, orNull, repeat(place, json), columns(place, json), selections(place, json, "select"), union);
        if (selection.isOfValues()
                && (orNull
                        || selection.columns().size() < selection.allColumns().size())) {
            throw place.wrong("has %values, for which there are columns only");
        }
        if (selection.allColumns().isEmpty()) {
            throw place.wrong("has no column");
        }
        return selection;
    }

    private static List<PathText> repeat(ViewPlace place, JsonNode json) {
        List<PathText> paths = new ArrayList<>();
        for (JsonNode path : place.list(json, "repeat")) {
            if (!path.isTextual()) {
                throw place.wrong("has a \"repeat\" that is no list of paths");
            }
            paths.add(place.at("repeat").parsed(path.textValue()));
        }
        if (json.has("repeat") && paths.isEmpty()) {
            throw place.wrong("has a \"repeat\" without a path");
        }
        return paths;
    }

    private static List<Column> columns(ViewPlace place, JsonNode json) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : place.list(json, "column")) {
            columns.add(column(place.at("column " + (columns.size() + 1)), new ViewPlace(place.source()), column));
        }
        return columns;
    }

    private static Column column(ViewPlace place, ViewPlace view, JsonNode json) {
        place.hasOnly(json, COLUMN);
        String name = place.text(json, "name");
        place.isName("name", name);
        ViewPlace here = view.at("column \"" + name + "\"");
        PathText path = here.path(json, "path");
        String fhirType = here.text(json, "type");
        Map<String, String> tags = tags(here, json);
        return new Column(
                name,
                type(here, tags, fhirType, path),
                here.flag(json, "collection"),
                fhirType,
                here.text(json, "description"),
                path.text(),
                path.syntax(),
                tags);
    }

    private static Map<String, String> tags(ViewPlace place, JsonNode json) {
        Map<String, String> tags = new HashMap<>();
        for (JsonNode tag : place.list(json, "tag")) {
            tags.putIfAbsent(place.text(tag, "name"), place.text(tag, "value"));
        }
        return tags;
    }

    private static ColumnType type(ViewPlace place, Map<String, String> tags, String fhirType, PathText path) {
        String written = tags.get(SQL_TYPE);
        if (written != null) {
            ColumnType type = ColumnType.ofSql(written);
            if (type == null) {
                throw place.wrong("has a tag " + SQL_TYPE + " that is not supported: \"" + written + "\"");
            }
            return type;
        }
        if (!fhirType.isEmpty()) {
            return ColumnType.ofFhir(fhirType);
        }
        return switch (ResultType.of(path.syntax())) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case INTEGER -> ColumnType.INTEGER;
            case UNKNOWN -> ColumnType.TEXT;
        };
    }

    private static void checkAlike(ViewPlace place, List<Column> first, List<Column> branch) {
        boolean alike = first.size() == branch.size();
        for (int i = 0; i < first.size() && alike; i++) {
            alike = first.get(i).isLike(branch.get(i));
        }
        if (!alike) {
            throw place.wrong("has a \"unionAll\" whose branches differ in names, types or order of their columns");
        }
    }

    /** Names must differ, and SQL does not tell small letters from capital ones. */
    static void checkNames(ViewPlace place, List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw place.wrong("has two columns \"" + column.name() + "\"");
            }
        }
    }
}
