package io.github.bcdacamel.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

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
        @JsonProperty("note")
        NOTE,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("alarm")
        ALARM
    }

    /** @param form of the message, with its values; reads the same whatever language the machine speaks */
    static ProfileFinding of(Level level, String kind, String resource, String path, String form, Object... values) {
        return new ProfileFinding(level, kind, resource, path, TextFormat.of(form, values));
    }
}
