package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bcdacamel.failures.KnownFailure;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.language.simple.Simple;

/**
 * Reads BCDA's list of jobs ({@code GET /api/v2/jobs}: a Bundle of Tasks, in no order). Finds the job that a request of
 * ours made when its answer was lost.
 */
public final class JobListParser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String apiUrl;

    public JobListParser(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /**
     * The address of the newest job under way that was kicked off with exactly this request; null when there is none, or
     * the server has no such list.
     *
     * @throws RetryableException when the list is not available now: it must not count as empty
     */
    public String find(
            @Header("CamelHttpResponseCode") int status,
            @Header("Retry-After") Long retryAfter,
            @Header("Content-Type") String contentType,
            @Body String body,
            @Simple("${variable.export.requestUrl}") String requestUrl) {
        if (ResponseInspector.isWorthAskingAgain(status)
                || ResponseInspector.isDatabaseStumble(status, body)
                || status == 200 && !ResponseInspector.isJsonObject(body)) {
            throw KnownFailure.JOBS_NOT_NOW.notNow(
                    "BCDA cannot list its jobs at the moment (" + ResponseInspector.says(status, contentType, body)
                            + "), so it is unknown whether the kick-off started a job. No other kick-off is"
                            + " sent before that is known; the next run asks for the list again.",
                    RetryAfterParser.pause(retryAfter));
        }
        if (status != 200) {
            return null;
        }
        String newest = null;
        String newestStart = "";
        for (JsonNode entry : parse(body).path("entry")) {
            JsonNode task = entry.path("resource");
            String id = task.path("identifier").path(0).path("value").asText("");
            String start = task.path("executionPeriod").path("start").asText("");
            if (id.matches("[A-Za-z0-9-]{1,64}") && isOurs(task, requestUrl) && start.compareTo(newestStart) >= 0) {
                newest = apiUrl + "/jobs/" + id;
                newestStart = start;
            }
        }
        return newest;
    }

    private static boolean isOurs(JsonNode task, String requestUrl) {
        boolean underWay = !task.path("status").asText("").matches("completed|failed|cancelled");
        String request = task.path("input").path(0).path("valueString").asText("");
        return underWay && request.equals("GET " + requestUrl);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
