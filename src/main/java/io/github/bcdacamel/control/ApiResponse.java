package io.github.bcdacamel.control;

/**
 * What a request is answered with.
 *
 * @param location of what was made, or where to go on; null when there is none
 * @param allow the methods that there are; null but for 405
 */
public record ApiResponse(int status, String mediaType, String location, String allow, String body) {

    public static ApiResponse of(int status, String mediaType, String body) {
        return new ApiResponse(status, mediaType, null, null, body);
    }

    static ApiResponse json(int status, String location, String body) {
        return new ApiResponse(status, "application/json", location, null, body);
    }

    static ApiResponse of(Problem problem) {
        return new ApiResponse(problem.status(), Problem.MEDIA_TYPE, null, problem.allow(), problem.json());
    }

    static ApiResponse page(String html) {
        return new ApiResponse(200, "text/html; charset=utf-8", null, null, html);
    }

    /** Back to a page, after a button. */
    static ApiResponse seeOther(String location) {
        return new ApiResponse(303, "text/plain; charset=utf-8", location, null, "");
    }
}
