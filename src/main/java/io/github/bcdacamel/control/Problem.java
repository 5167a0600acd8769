package io.github.bcdacamel.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Why a request is refused, in the form of RFC 9457. Holds no secret and no line of data. */
public final class Problem extends RuntimeException {

    /** Of the body that {@link #json()} gives. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad request",
            401, "Credentials required",
            403, "Forbidden",
            404, "Not found",
            405, "Method not allowed",
            409, "Conflict with the current state",
            413, "Request too large",
            415, "Unsupported media type",
            500, "Unexpected error",
            503, "Not available now");

    private final int status;
    private final Integer exitCode;
    private String allow;

    public Problem(int status, String detail) {
        this(status, detail, null);
    }

    /** @param allowed methods, with commas */
    public static Problem notAllowed(String path, String allowed) {
        Problem problem = new Problem(405, path + " supports " + allowed + " only.");
        problem.allow = allowed;
        return problem;
    }

    /** @param exitCode what an export failed with, when that is the reason; else null */
    public Problem(int status, String detail, Integer exitCode) {
        super(detail);
        this.status = status;
        this.exitCode = exitCode;
    }

    public int status() {
        return status;
    }

    /** The methods that there are; null but for 405. */
    String allow() {
        return allow;
    }

    public String json() {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("type", "about:blank");
        problem.put("title", TITLES.getOrDefault(status, "Refused"));
        problem.put("status", status);
        problem.put("detail", getMessage());
        if (exitCode != null) {
            problem.put("exitCode", exitCode);
        }
        return problem.toString();
    }
}
