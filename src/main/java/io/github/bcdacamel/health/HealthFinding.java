package io.github.bcdacamel.health;

/**
 * What one check found.
 *
 * @param feed null when it is about the whole process
 * @param message what it is like, or what is wrong and what to do; no id and no address
 */
public record HealthFinding(String check, String feed, boolean up, String message) {

    static HealthFinding up(String check, String feed, String message) {
        return new HealthFinding(check, feed, true, message);
    }

    static HealthFinding down(String check, String feed, String message) {
        return new HealthFinding(check, feed, false, message);
    }

    /** @param otherwise follows the words when it is down */
    static HealthFinding of(String check, String feed, boolean up, String words, String otherwise) {
        return new HealthFinding(check, feed, up, up ? words : words + otherwise);
    }
}
