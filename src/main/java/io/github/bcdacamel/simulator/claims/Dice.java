package io.github.bcdacamel.simulator.claims;

import java.util.List;

/** Seeded chance (SplitMix64): the same seed gives the same rolls on every machine and in every Java version. */
final class Dice {

    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + (int) Math.floorMod(next(), (long) most - least + 1);
    }

    boolean happens(int percent) {
        return between(0, 99) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /** An amount in cents: mostly near the least, seldom near the most. */
    long cents(int leastDollars, int mostDollars) {
        double part = between(0, 1_000_000) / 1_000_000.0;
        return Math.round(100 * (leastDollars + (mostDollars - leastDollars) * part * part * part)) + between(0, 99);
    }
}
