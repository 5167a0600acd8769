package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;

/**
 * What becomes of a person after the first export, as the organization sees it; the days of what never happens are null. Who
 * belongs to the organization changes once a month, with BCDA's attribution file.
 *
 * @param joins null for those who belong to it from the beginning
 * @param leaves when they are in the runout group instead
 * @param returns later than {@code leaves}
 * @param moves to {@code newPlace}
 * @param dies later than {@code joins}
 */
record Fate(LocalDate joins, LocalDate leaves, LocalDate returns, LocalDate moves, Place newPlace, LocalDate dies) {

    /** The day of the first export: all claims of {@link History} are there, and nothing later. */
    static final LocalDate SNAPSHOT = LocalDate.of(2026, 7, 15);

    private static final LocalDate ATTRIBUTION = LocalDate.of(2026, 7, 12);
    /** A death is known to Medicare so many days later. */
    private static final int DAYS_TO_KNOW = 16;

    static final Fate NONE = new Fate(null, null, null, null, null, null);

    /** Of somebody who belongs to the organization from the beginning. */
    static Fate ofMember(Enrollee enrollee) {
        return roll(enrollee, 0);
    }

    /** Of somebody who belonged to it last year. */
    static Fate ofFormer(Enrollee enrollee) {
        Dice dice = dice(enrollee);
        LocalDate returns = dice.happens(50) ? attribution(dice.between(1, 12)) : null;
        return new Fate(null, LocalDate.of(2026, 1, 12), returns, null, null, null);
    }

    /** Of somebody who joins in a month, counted from the first export's. */
    static Fate ofNewcomer(Enrollee enrollee, int month) {
        return roll(enrollee, month);
    }

    private static Fate roll(Enrollee enrollee, int joins) {
        LocalDate joining = joins == 0 ? null : attribution(joins);
        if (enrollee.died() != null) {
            return new Fate(joining, null, null, null, null, null);
        }
        Dice dice = dice(enrollee);
        int leaves = joins + dice.between(1, 60);
        int back = leaves + dice.between(1, 4);
        boolean comesBack = dice.happens(60);
        int moves = joins + dice.between(0, 120);
        Place newPlace = dice.oneOf(Place.ALL);
        int dies = joins + dice.between(0, 140);
        return new Fate(
                joining,
                leaves < dies ? attribution(leaves) : null,
                leaves < dies && comesBack && back < dies ? attribution(back) : null,
                moves < dies ? SNAPSHOT.plusMonths(moves).plusDays(dice.between(1, 25)) : null,
                newPlace,
                attribution(dies).plusDays(dice.between(1, 28)));
    }

    /** Whether exports of the group {@code all} have them. Nobody who is dead joins. */
    boolean belongs(LocalDate day) {
        boolean joined = joins == null || !day.isBefore(joins);
        return joined && (!hasLeft(day) || returns != null && !day.isBefore(returns));
    }

    /** Whether exports of the group {@code runout} have them. */
    boolean inRunout(LocalDate day) {
        return hasLeft(day) && (returns == null || day.isBefore(returns));
    }

    /** The last day of care that the group {@code runout} has: the end of the last year in which they belonged. */
    LocalDate lastDayInRunout() {
        return LocalDate.of(leaves.minusMonths(1).getYear(), 12, 31);
    }

    private boolean hasLeft(LocalDate day) {
        return leaves != null && !day.isBefore(leaves);
    }

    /** The person as known on that day. */
    Enrollee applyTo(Enrollee enrollee, LocalDate day) {
        LocalDate known = dies == null ? null : dies.plusDays(DAYS_TO_KNOW);
        boolean dead = known != null && !known.isAfter(day);
        boolean moved = moves != null && !moves.isAfter(day);
        return dead || moved
                ? enrollee.renewed(
                        moved ? newPlace : enrollee.place(),
                        dead ? dies : enrollee.died(),
                        dead ? known : moves,
                        dead ? known : null)
                : enrollee;
    }

    private static Dice dice(Enrollee enrollee) {
        return new Dice(Dice.mix(enrollee.variety() + 17));
    }

    private static LocalDate attribution(int month) {
        return ATTRIBUTION.plusMonths(month);
    }
}
