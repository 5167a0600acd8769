package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads BCDA's list of jobs ({@code GET /api/v2/jobs}: a Bundle of Tasks, in no order). Finds the job that a request of
 * ours made when its answer was lost.
 */
public final class JobLists {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String apiUrl;

    public JobLists(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /** The address of the newest job under way that was kicked off with exactly this request, or null. */
    public String find(int status, String body, String requestUrl) {
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
