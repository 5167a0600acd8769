package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The claims of one enrollee over four years, all of which the first export has. */
final class History {

    static final List<ClaimType> MIX = mix();

    /** Everything is processed some days before the first export. */
    private static final LocalDate PROCESSED = Fate.SNAPSHOT.minusDays(10);

    private History() {}

    /** Between 30 and 80 claims, oldest first, a correction right after what it corrects. */
    static List<Claim> of(Enrollee enrollee) {
        Dice dice = new Dice(enrollee.variety());
        ClaimMaker maker = new ClaimMaker(enrollee, dice, dice);
        List<Claim> claims = new ArrayList<>();
        LocalDate lastDay = enrollee.lastDay();
        int days = (int) (lastDay.toEpochDay() - Enrollee.FIRST_DAY.toEpochDay());
        int count = dice.between(30, 75);
        for (int i = 0; i < count; i++) {
            LocalDate from = Enrollee.FIRST_DAY.plusDays((long) days * i / count);
            ClaimType type = dice.oneOf(MIX);
            type = type.drug() && !enrollee.drugPlan() ? ClaimType.CARRIER : type;
            int group = claims.size();
            boolean corrected = claims.size() < 78 && !type.drug() && dice.happens(6);
            claims.add(maker.make(type, group, group, corrected, from, lastDay, 0, PROCESSED));
            if (corrected) {
                int later = dice.between(20, 60);
                claims.add(maker.make(type, claims.size(), group, false, from, lastDay, later, PROCESSED));
            }
        }
        return List.copyOf(claims);
    }

    private static List<ClaimType> mix() {
        List<ClaimType> mix = new ArrayList<>();
        int[] hundredths = {45, 5, 4, 2, 3, 14, 2, 25};
        for (ClaimType type : ClaimType.values()) {
            for (int i = 0; i < hundredths[type.ordinal()]; i++) {
                mix.add(type);
            }
        }
        return mix;
    }
}
