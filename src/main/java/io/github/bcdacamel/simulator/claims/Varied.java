package io.github.bcdacamel.simulator.claims;

/**
 * Something with small random details that always come out the same: the same thing and the same key give the same roll, in any
 * order. So a claim does not store the hundred codes and amounts that no other field depends on.
 */
interface Varied {

    /** The seed of all details. */
    long variety();

    /** The key of a question, to be worked out once. */
    static int key(String question) {
        return question.hashCode();
    }

    /** From 0 to {@code bound - 1}. */
    default int roll(int key, int bound) {
        return (int) Math.floorMod(Dice.mix(variety() + key * 0x9E3779B97F4A7C15L), (long) bound);
    }

    default boolean happens(int key, int percent) {
        return roll(key, 100) < percent;
    }
}
