package io.github.bcdacamel.profile;

/**
 * Something that a reader of the profile should know.
 *
 * @param kind in a word, for machines
 * @param resource the resource type, or empty
 * @param path or a path and a slice; empty for the resource type as a whole
 * @param message a sentence for people; holds counts and names of paths, never a value
 */
public record ProfileFinding(Level level, String kind, String resource, String path, String message) {

    /** From what is good to know to what breaks reports. */
    public enum Level {
        NOTE,
        WARNING,
        ALARM
    }

    static ProfileFinding note(String kind, String resource, String path, String message) {
        return new ProfileFinding(Level.NOTE, kind, resource, path, message);
    }

    static ProfileFinding warning(String kind, String resource, String path, String message) {
        return new ProfileFinding(Level.WARNING, kind, resource, path, message);
    }

    static ProfileFinding alarm(String kind, String resource, String path, String message) {
        return new ProfileFinding(Level.ALARM, kind, resource, path, message);
    }

    static ProfileFinding of(Level level, String kind, String resource, String path, String message) {
        return new ProfileFinding(level, kind, resource, path, message);
    }
}
