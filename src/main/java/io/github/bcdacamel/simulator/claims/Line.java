package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.List;

/** One service, supply or drug of a claim. */
record Line(
        int sequence,
        ClaimType type,
        LocalDate from,
        LocalDate through,
        Code service,
        Code revenueCenter,
        int units,
        Money money,
        List<Integer> diagnosisSequence,
        List<Integer> careTeamSequence,
        Place place,
        long variety)
        implements Billed {

    private static final int BLOOD_TEST = Varied.key("blood test");

    /** Whether the service was a blood test whose result is told. */
    boolean bloodTest() {
        return sequence == 1 && type.professional() && happens(BLOOD_TEST, 15);
    }

    /** Another line for the same service. */
    Line repeated(int newSequence, Money newMoney, long newVariety) {
        return new Line(
                newSequence,
                type,
                from,
                through,
                service,
                revenueCenter,
                units,
                newMoney,
                diagnosisSequence,
                careTeamSequence,
                place,
                newVariety);
    }
}
