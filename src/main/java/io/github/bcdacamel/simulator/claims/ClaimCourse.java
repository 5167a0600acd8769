package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim as it is paid first, and its later versions, oldest first: with other lines and amounts, or canceled.
 *
 * @param first what the shared systems keep showing
 */
record ClaimCourse(Claim first, List<Claim> versions) {

    private static final int SEED = 53;

    /** All that an extract may have of an enrollee, oldest first. */
    static List<ClaimCourse> all(Enrollee enrollee, Fate fate, Extract extract) {
        List<ClaimCourse> all = new ArrayList<>();
        History.of(enrollee).forEach(claim -> all.add(ofOld(claim)));
        LocalDate died = enrollee.died() == null ? fate.dies() : enrollee.died();
        all.addAll(LaterHistory.of(enrollee, died, extract.window().last()));
        if (extract.runout()) {
            all.removeIf(course -> course.first().from().isAfter(fate.lastDayInRunout()));
        }
        return all;
    }

    /** Of a claim of the first export, which seldom changes. */
    private static ClaimCourse ofOld(Claim claim) {
        Dice dice = new Dice(Dice.mix(claim.variety() + SEED));
        int fate = dice.between(0, 99);
        return claim.replaced() || fate > 3
                ? new ClaimCourse(claim, List.of())
                : changed(claim, dice, fate == 3, Fate.SNAPSHOT.plusDays(dice.between(1, 400)));
    }

    /** Of a later claim. */
    static ClaimCourse later(Claim claim) {
        Dice dice = new Dice(Dice.mix(claim.variety() + SEED));
        int fate = dice.between(0, 99);
        return fate > 13
                ? new ClaimCourse(claim, List.of())
                : changed(claim, dice, fate > 10, claim.created().plusDays(dice.between(7, 75)));
    }

    private static ClaimCourse changed(Claim claim, Dice dice, boolean cancelled, LocalDate day) {
        return new ClaimCourse(
                claim, List.of(cancelled ? claim.cancelled(day) : claim.adjusted(adjusted(claim, dice), day)));
    }

    /** The version that is known at the end of that day. */
    Claim at(LocalDate day) {
        Claim known = first;
        for (Claim version : versions) {
            known = version.changed().isAfter(day) ? known : version;
        }
        return known;
    }

    /** Fewer lines or more, and for those that stay other amounts. */
    private static List<Line> adjusted(Claim claim, Dice dice) {
        List<Line> before = claim.lines();
        boolean fewer = before.size() > 1 && dice.happens(50);
        List<Line> lines = new ArrayList<>();
        for (Line line : fewer ? before.subList(0, before.size() - 1) : before) {
            lines.add(line.repeated(line.sequence(), Money.roll(dice, claim.type()), line.variety()));
        }
        if (!fewer && !claim.type().drug()) {
            Line last = before.get(before.size() - 1);
            lines.add(last.repeated(last.sequence() + 1, Money.roll(dice, claim.type()), dice.next()));
        }
        return lines;
    }
}
