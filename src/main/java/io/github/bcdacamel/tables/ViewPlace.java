package io.github.bcdacamel.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.tables.Selection.PathText;
import io.github.bcdacamel.tables.fhirpath.FhirPathException;
import io.github.bcdacamel.tables.fhirpath.Parser;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A place in a ViewDefinition: reads what stands there, and says what is wrong with it. */
record ViewPlace(String source, String where) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    ViewPlace(String source) {
        this(source, "");
    }

    /** A place inside of this one. */
    ViewPlace at(String inner) {
        return new ViewPlace(source, where.isEmpty() ? inner : where + ", " + inner);
    }

    ViewException wrong(String problem) {
        return new ViewException("The view " + source + (where.isEmpty() ? "" : ", " + where) + " " + problem + ".");
    }

    /** An expression that is wrong: {@code column "charge", character 7 of "item.sum()": there is no function "sum"}. */
    ViewException wrong(String expression, FhirPathException problem) {
        return new ViewException("The view " + source + (where.isEmpty() ? "" : ", " + where) + ", character "
                + problem.position() + " of \"" + expression + "\": " + problem.getMessage() + ".");
    }

    void hasOnly(JsonNode object, Set<String> keys) {
        if (!object.isObject()) {
            throw wrong("must be an object");
        }
        for (Iterator<String> found = object.fieldNames(); found.hasNext(); ) {
            String key = found.next();
            if (!keys.contains(key)) {
                throw wrong("has an unknown key \"" + key + "\"");
            }
        }
    }

    void isName(String key, String name) {
        if (!NAME.matcher(name).matches()) {
            throw wrong("has a \"" + key + "\" that is no name of letters, digits and underscores: \"" + name + "\"");
        }
    }

    /** A text, or the empty text if it is not there. */
    String text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong("has a \"" + key + "\" that is no text");
        }
        return value.asText("");
    }

    boolean flag(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong("has a \"" + key + "\" that is neither true nor false");
        }
        return value.asBoolean(false);
    }

    /** The elements of a list, none if it is not there. */
    Iterable<JsonNode> list(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong("has a \"" + key + "\" that is no list");
        }
        return value;
    }

    PathText path(JsonNode object, String key) {
        String text = text(object, key);
        if (text.isBlank()) {
            throw wrong("has no \"" + key + "\"");
        }
        return parsed(text);
    }

    PathText parsed(String text) {
        try {
            return new PathText(where, text, Parser.parse(text));
        } catch (FhirPathException unusable) {
            throw wrong(text, unusable);
        }
    }
}
