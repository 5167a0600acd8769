package io.github.bcdacamel.profile;

import io.github.bcdacamel.json.JsonReader;

/**
 * Which two paths came last at a place: as the first of an object, or after another. Records are much alike, so the next
 * key is nearly always one of them, and is compared instead of being looked up.
 */
final class NextKeyCache {

    private PathNode usual;
    private PathNode other;

    /** The path whose key stands where the reader does, if it is one of the two; else null. */
    PathNode at(JsonReader json) {
        PathNode guess = usual;
        if (guess != null && json.isAt(guess.key)) {
            return guess;
        }
        guess = other;
        if (guess != null && json.isAt(guess.key)) {
            other = usual;
            usual = guess;
            return guess;
        }
        return null;
    }

    void saw(PathNode child) {
        other = usual;
        usual = child;
    }
}
