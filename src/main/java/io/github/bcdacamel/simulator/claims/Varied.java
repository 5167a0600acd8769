package io.github.bcdacamel.simulator.claims;

/**
 * Something that settles its own small details: the same thing asked the same question always gives the same answer, however
 * often and in whatever order. So a claim need not hold the hundred codes and amounts that no other field depends on.
 */
interface Varied {

    /** The number that all the details come from. */
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
