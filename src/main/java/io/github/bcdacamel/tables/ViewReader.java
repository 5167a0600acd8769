package io.github.bcdacamel.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.tables.Selection.PathText;
import io.github.bcdacamel.tables.fhirpath.Items;
import io.github.bcdacamel.tables.fhirpath.KeyIndexes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads ViewDefinitions (SQL on FHIR v2). Whatever is not known or does not fit is an error that says where it stands. */
public final class ViewReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> ABOUT_THE_VIEW = Set.of(
            "resourceType",
            "id",
            "meta",
            "implicitRules",
            "language",
            "text",
            "contained",
            "extension",
            "modifierExtension",
            "url",
            "identifier",
            "version",
            "versionAlgorithmString",
            "versionAlgorithmCoding",
            "name",
            "title",
            "status",
            "experimental",
            "date",
            "publisher",
            "contact",
            "description",
            "useContext",
            "jurisdiction",
            "purpose",
            "copyright",
            "copyrightLabel",
            "fhirVersion",
            "profile",
            "resource",
            "constant",
            "select",
            "where");

    private ViewReader() {}

    /** @param source the name of its file, for messages */
    public static View read(String source, String content) {
        ViewPlace place = new ViewPlace(source);
        JsonNode json;
        try {
            json = JSON.readTree(content);
        } catch (JsonProcessingException noJson) {
            throw place.at("line " + noJson.getLocation().getLineNr())
                    .wrong("is not JSON: " + noJson.getOriginalMessage());
        }
        View view = view(place, json);
        // Whatever cannot be compiled is found now and not with the first record.
        NameTable names = new NameTable();
        new ViewProgram(view, new Items(new RecordTree(names)), names, new KeyIndexes(), null, null, null);
        return view;
    }

    private static View view(ViewPlace place, JsonNode json) {
        place.hasOnly(json, ABOUT_THE_VIEW);
        String type = place.text(json, "resourceType");
        if (!type.isEmpty() && !type.equals("ViewDefinition")) {
            throw place.wrong("is a \"" + type + "\" and no ViewDefinition");
        }
        String resource = place.text(json, "resource");
        if (resource.isEmpty()) {
            throw place.wrong("has no \"resource\": the type of the records that it has rows for");
        }
        String name = place.text(json, "name");
        if (!name.isEmpty()) {
            place.isName("name", name);
        }
        List<Selection> selections = SelectionReader.selections(place, json, "select");
        if (selections.isEmpty()) {
            throw place.wrong("has no \"select\"");
        }
        Selection all = new Selection(null, false, List.of(), List.of(), selections, List.of());
        SelectionReader.checkNames(place, all.allColumns());
        return new View(
                place.source(),
                name,
                resource,
                place.text(json, "description"),
                constants(place, json),
                conditions(place, json),
                all);
    }

    private static List<PathText> conditions(ViewPlace place, JsonNode json) {
        List<PathText> conditions = new ArrayList<>();
        for (JsonNode where : place.list(json, "where")) {
            ViewPlace here = place.at("where " + (conditions.size() + 1));
            here.hasOnly(where, Set.of("id", "extension", "path", "description"));
            conditions.add(here.path(where, "path"));
        }
        return conditions;
    }

    private static Map<String, Object> constants(ViewPlace place, JsonNode json) {
        Map<String, Object> constants = new HashMap<>();
        for (JsonNode constant : place.list(json, "constant")) {
            String name = place.text(constant, "name");
            ViewPlace here = place.at("constant \"" + name + "\"");
            here.isName("name", name);
            if (constants.put(name, ConstantReader.value(here, constant)) != null) {
                throw here.wrong("comes twice");
            }
        }
        return constants;
    }
}
