package io.github.bcdacamel.profile;

/**
 * Which two paths came last at a place: as the first of an object, or after another. Records are much alike, so the next
 * key is nearly always one of them, and is compared instead of being looked up.
 */
final class NextKeyCache {

    private PathNode usual;
    private PathNode other;

    /** The path whose key stands here, if it is one of the two; else null. */
    PathNode at(byte[] line, int at) {
        PathNode guess = usual;
        if (guess != null && guess.key.isAt(line, at)) {
            return guess;
        }
        guess = other;
        if (guess != null && guess.key.isAt(line, at)) {
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
