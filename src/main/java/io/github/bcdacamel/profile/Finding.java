package io.github.bcdacamel.profile;

/**
 * Something that a reader of the profile should know.
 *
 * @param kind in a word, for machines
 * @param resource the resource type, or empty
 * @param path or a path and a slice; empty for the resource type as a whole
 * @param message a sentence for people; holds counts and names of paths, never a value
 */
public record Finding(Level level, String kind, String resource, String path, String message) {

    /** From what is good to know to what breaks reports. */
    public enum Level {
        NOTE,
        WARNING,
        ALARM
    }

    static Finding note(String kind, String resource, String path, String message) {
        return new Finding(Level.NOTE, kind, resource, path, message);
    }

    static Finding warning(String kind, String resource, String path, String message) {
        return new Finding(Level.WARNING, kind, resource, path, message);
    }

    static Finding alarm(String kind, String resource, String path, String message) {
        return new Finding(Level.ALARM, kind, resource, path, message);
    }

    static Finding of(Level level, String kind, String resource, String path, String message) {
        return new Finding(level, kind, resource, path, message);
    }
}
