package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;
import java.util.List;

/**
 * A person on Medicare.
 *
 * @param number the same person's number in v1 and v2, negative as in all of CMS's synthetic data
 * @param numberV3 the same person's number in v3, where ids are other ones
 * @param mbi the Medicare id, {@code 1S00} and seven more, as in CMS's synthetic data; no real id has an S
 * @param formerMbi the Medicare id before, or null
 * @param died null while alive
 * @param changed when what Patient says of them last changed; null when not since the first export
 * @param coverageChanged the same of Coverage
 */
record Enrollee(
        int index,
        long number,
        long numberV3,
        String mbi,
        String formerMbi,
        LocalDate mbiSince,
        String family,
        List<String> given,
        boolean female,
        Code race,
        LocalDate born,
        LocalDate died,
        String street,
        Place place,
        LocalDate since,
        boolean dual,
        boolean managedCare,
        boolean drugPlan,
        String contract,
        String plan,
        LocalDate changed,
        LocalDate coverageChanged,
        long variety)
        implements Varied {

    /** The first day that claims of the first export may have, and the last. */
    static final LocalDate FIRST_DAY = LocalDate.of(2022, 7, 1);

    static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    static final List<String> GIVEN_NAMES = TableReader.words("given-names");
    static final List<String> FAMILY_NAMES = TableReader.words("family-names");
    private static final LocalDate LOADED = LocalDate.of(2026, 7, 8);
    private static final LocalDate LOADED_V3 = LocalDate.of(2026, 7, 5);

    private static final List<String> STREETS = TableReader.words("streets");
    private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY";
    private static final int IDS = 80_000_000;
    private static final List<Code> RACES = List.of(
            new Code("1", "White"),
            new Code("1", "White"),
            new Code("2", "Black"),
            new Code("4", "Asian"),
            new Code("5", "Hispanic"),
            new Code("0", "Unknown"));

    static Enrollee roll(long seed, int index) {
        Dice dice = new Dice(Dice.mix(seed) + index * 0x632BE59BD9B4E019L);
        long offset = Math.floorMod(Dice.mix(seed + 1), 30_000_000L);
        LocalDate born = LocalDate.of(1926, 1, 1).plusDays(dice.between(0, 28 * 365));
        LocalDate died = dice.happens(5) ? FIRST_DAY.plusDays(dice.between(400, 1400)) : null;
        LocalDate since = born.plusYears(65).withDayOfMonth(1);
        return new Enrollee(
                index,
                -10_000_010_000_000L - offset * 100 - index,
                100_000_000L + Math.floorMod(offset + index * 7_368_787L, 800_000_000L),
                mbi(offset, index),
                dice.happens(12) ? mbi(offset + IDS / 2, index) : null,
                FIRST_DAY.minusDays(dice.between(30, 900)),
                dice.oneOf(FAMILY_NAMES),
                List.of(dice.oneOf(GIVEN_NAMES), String.valueOf(LETTERS.charAt(dice.between(0, 19)))),
                dice.happens(55),
                dice.oneOf(RACES),
                born,
                died,
                dice.between(1, 9999) + " " + dice.oneOf(STREETS),
                dice.oneOf(Place.ALL),
                since,
                dice.happens(18),
                dice.happens(10),
                dice.happens(75),
                "H9" + dice.between(100, 999),
                "0" + dice.between(10, 40),
                null,
                null,
                dice.next());
    }

    LocalDate updated() {
        return changed == null ? LOADED : changed;
    }

    LocalDate updatedV3() {
        return changed == null ? LOADED_V3 : changed;
    }

    LocalDate coverageUpdated() {
        return coverageChanged == null ? LOADED : coverageChanged;
    }

    LocalDate coverageUpdatedV3() {
        return coverageChanged == null ? LOADED_V3 : coverageChanged;
    }

    /** The same person later. */
    Enrollee renewed(Place newPlace, LocalDate newDied, LocalDate newChanged, LocalDate newCoverageChanged) {
        return new Enrollee(
                index,
                number,
                numberV3,
                mbi,
                formerMbi,
                mbiSince,
                family,
                given,
                female,
                race,
                born,
                newDied,
                street,
                newPlace,
                since,
                dual,
                managedCare,
                drugPlan,
                contract,
                plan,
                newChanged,
                newCoverageChanged,
                variety);
    }

    /** The last day of care before the first export: of the data, or of life. */
    LocalDate lastDay() {
        return died == null ? LAST_DAY : died;
    }

    /** Different for every index below 40 million. */
    private static String mbi(long offset, int index) {
        long rest = Math.floorMod(offset + index * 7_368_787L, (long) IDS);
        StringBuilder id = new StringBuilder("1S00");
        id.append(LETTERS.charAt((int) (rest % 20))).append(rest / 20 % 10).append(rest / 200 % 10);
        id.append(LETTERS.charAt((int) (rest / 2_000 % 20))).append(LETTERS.charAt((int) (rest / 40_000 % 20)));
        return id.append(rest / 800_000 % 10).append(rest / 8_000_000 % 10).toString();
    }
}
