package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The people of an organization over time: those of the first export, those who left the year before, and each month a few who
 * are new. The same seed and size give the same people.
 */
public final class Population {

    /** The day of the first export. */
    public static final LocalDate FIRST_EXPORT = Fate.SNAPSHOT;

    private final long seed;
    private final int size;
    private final int former;
    private final int monthly;

    /**
     * @param size how many the first export has
     */
    public Population(long seed, int size) {
        this.seed = seed;
        this.size = size;
        this.former = (size + 19) / 20;
        this.monthly = (size + 49) / 50;
    }

    /** In exports of the group {@code all} on that day, in the order of their numbers. */
    public int[] members(LocalDate day) {
        return select(day, number -> isMember(number, day));
    }

    /** In exports of the group {@code runout} on that day. */
    public int[] inRunout(LocalDate day) {
        return select(day, number -> fate(number).inRunout(day));
    }

    /** In exports of the group {@code all} on that day. */
    public boolean isMember(int number, LocalDate day) {
        Enrollee enrollee = enrollee(number);
        boolean diedBefore = number >= size && enrollee.died() != null;
        return !diedBefore && fate(enrollee).belongs(day);
    }

    Enrollee enrollee(int number) {
        return Enrollee.roll(seed, number);
    }

    Fate fate(Enrollee enrollee) {
        int number = enrollee.index();
        if (number < size) {
            return Fate.ofMember(enrollee);
        }
        return number < size + former
                ? Fate.ofFormer(enrollee)
                : Fate.ofNewcomer(enrollee, 1 + (number - size - former) / monthly);
    }

    private Fate fate(int number) {
        return fate(enrollee(number));
    }

    private int[] select(LocalDate day, IntPredicate condition) {
        long months = Math.max(0, Math.min(LaterHistory.MONTHS, ChronoUnit.MONTHS.between(FIRST_EXPORT, day) + 1));
        return IntStream.range(0, size + former + (int) months * monthly)
                .filter(condition)
                .toArray();
    }
}
