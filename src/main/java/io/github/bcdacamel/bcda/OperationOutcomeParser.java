package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bcdacamel.failures.Redactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the OperationOutcomes of error answers, whichever shape they have: BCDA's v1, v2 and v3 put the text in
 * different places, its firewall in another, and an answer may be two JSON documents in a row or no JSON at all. Error
 * files are not read here: they are counted by {@link ServerErrorCounter} and never quoted.
 */
public final class OperationOutcomeParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int MOST_DOCUMENTS = 20;

    /** One issue; no part is null, an absent one is empty. The text is as the server sent it: redact before use. */
    public record Issue(String severity, String code, String text) {}

    private OperationOutcomeParser() {}

    /** The issues of all documents in the body; empty when there are none or when it is no JSON. */
    public static List<Issue> read(String body) {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode document : documents(body)) {
            JsonNode found = document.path("issue");
            if (found.isArray()) {
                found.forEach(issue -> issues.add(issue(issue)));
            } else if (found.isObject()) {
                issues.add(issue(found));
            }
        }
        return List.copyOf(issues);
    }

    /** The first text that says anything, redacted and shortened; empty when there is none. */
    public static String firstText(String body) {
        return read(body).stream()
                .map(Issue::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(Redactor::redact)
                .orElse("");
    }

    /** How many whole JSON objects the body holds one after another: BCDA's clean-up leaves answers of two. */
    public static int countDocuments(String body) {
        return documents(body).size();
    }

    private static Issue issue(JsonNode issue) {
        return new Issue(issue.path("severity").asText(""), issue.path("code").asText(""), text(issue));
    }

    /** Not redacted; empty when the issue says nothing. */
    static String text(JsonNode issue) {
        JsonNode details = issue.path("details");
        return firstOf(
                issue.path("diagnostics"),
                details.path("text"),
                details.path("coding").path(0).path("display"));
    }

    private static String firstOf(JsonNode... places) {
        for (JsonNode place : places) {
            if (place.isTextual() && !place.textValue().isBlank()) {
                return place.textValue().strip();
            }
        }
        return "";
    }

    private static List<JsonNode> documents(String body) {
        List<JsonNode> documents = new ArrayList<>();
        if (body == null || body.length() > LONGEST_BODY) {
            return documents;
        }
        try (JsonParser parser = JSON.createParser(ResponseInspector.withoutByteOrderMark(body))) {
            while (documents.size() < MOST_DOCUMENTS && parser.nextToken() != null) {
                JsonNode document = JSON.readTree(parser);
                if (document != null && document.isObject()) {
                    documents.add(document);
                }
            }
        } catch (IOException noMoreJson) {
            // What came before the end of the JSON counts: BCDA appends "Not Found" in plain text to some outcomes.
            return documents;
        }
        return documents;
    }
}
