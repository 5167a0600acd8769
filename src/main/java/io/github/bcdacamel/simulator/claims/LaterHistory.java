package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of one enrollee from the first export on, month by month: what is treated, transferred and corrected. Each month is
 * rolled by itself, so an export does not depend on those before.
 */
final class LaterHistory {

    /** For how many months there is anything new. */
    static final int MONTHS = 75;

    private static final LocalDate BEGIN = LocalDate.of(2026, 7, 1);
    private static final int FIRST_NUMBER = 100;
    /** Numbers for treatments, as many for the hospitals that they are transferred to, and for corrections. */
    private static final int MOST = 4;

    private final Enrollee enrollee;
    private final LocalDate lastDay;
    private final List<ClaimCourse> courses = new ArrayList<>();

    private LaterHistory(Enrollee enrollee, LocalDate lastDay) {
        this.enrollee = enrollee;
        this.lastDay = lastDay;
    }

    /**
     * The courses of all claims whose care began by that day; some of them nobody knows yet.
     *
     * @param died the last day of care, or null
     */
    static List<ClaimCourse> of(Enrollee enrollee, LocalDate died, LocalDate day) {
        LocalDate end = BEGIN.plusMonths(MONTHS);
        LaterHistory history = new LaterHistory(enrollee, died == null || died.isAfter(end) ? end : died);
        for (int month = 0; month < MONTHS && !BEGIN.plusMonths(month).isAfter(day); month++) {
            history.roll(month);
        }
        return history.courses;
    }

    private void roll(int month) {
        Dice dice = new Dice(Dice.mix(enrollee.variety() + 31L * (month + 1)));
        ClaimMaker maker = new ClaimMaker(enrollee, new Dice(enrollee.variety()), dice);
        int count = dice.happens(30) ? 0 : dice.happens(70) ? 1 : dice.between(2, MOST);
        for (int i = 0; i < count; i++) {
            // Nothing of the first month is known before the first export.
            LocalDate from = BEGIN.plusMonths(month).plusDays(dice.between(month == 0 ? 13 : 5, 27));
            ClaimType type = dice.oneOf(History.MIX);
            type = type.drug() && !enrollee.drugPlan() ? ClaimType.CARRIER : type;
            if (!from.isAfter(lastDay)) {
                treat(maker, dice, type, FIRST_NUMBER + month * 3 * MOST + i, from);
            }
        }
    }

    private void treat(ClaimMaker maker, Dice dice, ClaimType type, int number, LocalDate from) {
        Claim claim = received(dice, make(maker, type, number, number, from));
        boolean transferred = type == ClaimType.INPATIENT
                && dice.happens(40)
                && claim.through().isBefore(lastDay);
        if (transferred) {
            LocalDate next = claim.through().plusDays(dice.between(0, 1));
            Claim second = received(dice, make(maker, type, number + MOST, number + MOST, next))
                    .at(otherHospital(dice, claim.billing()));
            courses.add(new ClaimCourse(claim.transferred(Billed.Transfer.OUT), List.of()));
            courses.add(new ClaimCourse(second.transferred(Billed.Transfer.IN), List.of()));
        } else if (!type.drug() && dice.happens(6)) {
            Claim correction = make(maker, type, number + 2 * MOST, number, from);
            LocalDate last = claim.created().isAfter(correction.created()) ? claim.created() : correction.created();
            LocalDate day = last.plusDays(dice.between(20, 50));
            courses.add(new ClaimCourse(claim, List.of(claim.cancelled(day))));
            courses.add(new ClaimCourse(
                    correction.received(day.minusDays(dice.between(5, 15))).correcting(day), List.of()));
        } else {
            courses.add(ClaimCourse.later(claim));
        }
    }

    private Claim make(ClaimMaker maker, ClaimType type, int number, int group, LocalDate from) {
        return maker.make(type, number, group, false, from, lastDay, type.drug() ? 0 : 14, LocalDate.MAX);
    }

    private static Claim received(Dice dice, Claim claim) {
        return claim.received(claim.through().plusDays(dice.between(2, 6)));
    }

    private static Provider otherHospital(Dice dice, Provider first) {
        Provider other = dice.oneOf(Provider.ALL);
        while (other.npi().equals(first.npi())) {
            other = dice.oneOf(Provider.ALL);
        }
        return other;
    }
}
