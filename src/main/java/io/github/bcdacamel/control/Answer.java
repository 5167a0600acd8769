package io.github.bcdacamel.control;

/**
 * What a request is answered with.
 *
 * @param location of what was made, or where to go on; null when there is none
 * @param allow the methods that there are; null but for 405
 */
public record Answer(int status, String mediaType, String location, String allow, String body) {

    public static Answer of(int status, String mediaType, String body) {
        return new Answer(status, mediaType, null, null, body);
    }

    static Answer json(int status, String location, String body) {
        return new Answer(status, "application/json", location, null, body);
    }

    static Answer of(Problem problem) {
        return new Answer(problem.status(), Problem.MEDIA_TYPE, null, problem.allow(), problem.json());
    }

    static Answer page(String html) {
        return new Answer(200, "text/html; charset=utf-8", null, null, html);
    }

    /** Back to a page, after a button. */
    static Answer seeOther(String location) {
        return new Answer(303, "text/plain; charset=utf-8", location, null, "");
    }
}
