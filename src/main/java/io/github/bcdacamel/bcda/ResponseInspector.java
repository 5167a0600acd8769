package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bcdacamel.failures.Redactor;
import java.io.IOException;
import java.util.Locale;

/** What all parsers of responses need to know: is it a web page, is it JSON, is a retry sensible, what does it say. */
public final class ResponseInspector {

    private static final JsonFactory JSON = new JsonFactory();

    public static final String NOT_ALLOW_LISTED =
            "This is the firewall in front of BCDA, not BCDA. It admits only addresses on the organization's allow list"
                    + " (up to eight; a change takes up to an hour), and only from the United States. Compare this"
                    + " machine's public address with the list in your model's portal.";

    private static final String NOT_FOLLOWED =
            "The server redirects to another address; redirects are not followed, because they would carry the"
                    + " token along.";

    private ResponseInspector() {}

    public static boolean isHtml(String contentType, String body) {
        return mediaType(contentType).equals("text/html")
                || (body != null && withoutByteOrderMark(body).stripLeading().startsWith("<"));
    }

    /** The media type alone, lower case, without parameters; empty when absent. */
    static String mediaType(String contentType) {
        if (contentType == null) {
            return "";
        }
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the body is one whole JSON object and nothing else; what the object means is the reader's. */
    static boolean isJsonObject(String body) {
        if (body == null) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(withoutByteOrderMark(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Statuses that say nothing about the request itself: time-outs, too many requests, and the server's own trouble. */
    public static boolean isWorthAskingAgain(int status) {
        return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501);
    }

    /**
     * BCDA could not look the organization up: its database stumbled, which lasts for seconds. The denylist has another
     * text.
     */
    static boolean isDatabaseStumble(int status, String body) {
        return status == 403 && OperationOutcomeParser.firstText(body).equals("Unauthorized Error");
    }

    /** Who has no time: the firewall, for the whole address, or BCDA. */
    static String busy(int status, String otherwise) {
        return status == 429 ? "BCDA, or the firewall in front of it, asks us to slow down" : otherwise;
    }

    /** What a 403 most likely means. */
    static String forbidden(boolean html) {
        return html ? NOT_ALLOW_LISTED : "Ask BCDA's help desk whether access was withdrawn.";
    }

    static String redirected(int status, String otherwise) {
        return status >= 300 && status < 400 ? NOT_FOLLOWED : otherwise;
    }

    /** The status with the server's own words where they are safe to repeat: {@code HTTP 400: Invalid group ID}. */
    public static String says(int status, String contentType, String body) {
        String text = text(contentType, body);
        return text.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + text.replaceFirst("\\.$", "");
    }

    /** The text of an OperationOutcome or of a short plain answer, redacted; "an HTML page"; or empty. */
    static String text(String contentType, String body) {
        if (body == null || body.isBlank()) {
            return "";
        }
        if (isHtml(contentType, body)) {
            return "an HTML page";
        }
        String outcome = OperationOutcomeParser.firstText(body);
        if (!outcome.isEmpty()) {
            return outcome;
        }
        // Longer texts, or what looks like JSON, could be data that was sent with the wrong status.
        boolean plain = mediaType(contentType).equals("text/plain") && body.length() <= 300 && !body.contains("{");
        return plain ? Redactor.redact(body) : "";
    }
}
