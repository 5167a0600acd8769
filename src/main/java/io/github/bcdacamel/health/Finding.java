package io.github.bcdacamel.health;

/**
 * What one check found.
 *
 * @param feed null when it is about the whole process
 * @param message what it is like, or what is wrong and what to do; no id and no address
 */
public record Finding(String check, String feed, boolean up, String message) {

    static Finding up(String check, String feed, String message) {
        return new Finding(check, feed, true, message);
    }

    static Finding down(String check, String feed, String message) {
        return new Finding(check, feed, false, message);
    }
}
