package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the OperationOutcomes of error answers, whichever shape they have: BCDA's v1, v2 and v3 put the text in
 * different places, its firewall in another, and an answer may be two JSON documents in a row or no JSON at all. Texts
 * that leave this class for a message have no Medicare ids and no tokens in them. Error files are not read here: they
 * are counted by {@link ServerErrorCounter} and never quoted.
 */
public final class OperationOutcomeParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_DOCUMENTS = 20;

    // A Medicare Beneficiary Identifier, with or without dashes; synthetic ones use letters that real ones do not.
    private static final Pattern MEDICARE_ID = Pattern.compile(
            "(?i)(?<![A-Z0-9])[1-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z]{2}[0-9]{2}(?![A-Z0-9])");
    // A social security number, alone or as the older Medicare number with its suffix.
    private static final Pattern OLD_MEDICARE_ID =
            Pattern.compile("(?i)(?<![A-Z0-9])[0-9]{3}-?[0-9]{2}-?[0-9]{4}-?[A-Z]{0,2}[0-9]?(?![A-Z0-9])");
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_=-]+(\\.[A-Za-z0-9_=-]*)*");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern SECRET =
            Pattern.compile("(?i)(token|secret|password|assertion)(\"\\s*:\\s*\"|=)[^\\s\"&]+");

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
                .map(OperationOutcomeParser::redact)
                .orElse("");
    }

    /** How many whole JSON objects the body holds one after another: BCDA's clean-up leaves answers of two. */
    public static int countDocuments(String body) {
        return documents(body).size();
    }

    /** The text without Medicare ids, tokens, secrets and control characters, of at most 300 characters. */
    public static String redact(String text) {
        if (text == null) {
            return "";
        }
        String shortened =
                text.length() <= 4000 ? text : text.substring(0, 4000).replaceFirst("\\S{0,200}$", "");
        String printable =
                shortened.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        String withoutTokens = JSON_WEB_TOKEN.matcher(printable).replaceAll("(token)");
        withoutTokens = AUTHORIZATION.matcher(withoutTokens).replaceAll("$1 (token)");
        withoutTokens = SECRET.matcher(withoutTokens).replaceAll("$1=(hidden)");
        String redacted = MEDICARE_ID.matcher(withoutTokens).replaceAll("(Medicare id)");
        redacted = OLD_MEDICARE_ID.matcher(redacted).replaceAll("(Medicare id)");
        return redacted.length() <= LONGEST_TEXT ? redacted : redacted.substring(0, LONGEST_TEXT - 3) + "...";
    }

    private static Issue issue(JsonNode issue) {
        JsonNode details = issue.path("details");
        String text = firstOf(
                issue.path("diagnostics"),
                details.path("text"),
                details.path("coding").path(0).path("display"));
        return new Issue(issue.path("severity").asText(""), issue.path("code").asText(""), text);
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
