package io.github.bcdacamel.simulator.claims;

import java.util.List;
import java.util.stream.IntStream;

/** A doctor, supplier or pharmacy. The numbers begin with 9, which no real provider's number does. */
record Provider(
        String npi,
        String ccn,
        String family,
        String given,
        String organization,
        Code taxonomy,
        Code specialty,
        Place place) {

    private static final List<String> KINDS = List.of(
            "General Hospital",
            "Clinic",
            "Home Care & Hospice",
            "Medical Supply",
            "Rehabilitation <Center>",
            "Pharmacy");

    private static final List<List<String>> SPECIALTIES = TableReader.rows("specialties");

    static final List<Provider> ALL =
            IntStream.range(0, 400).mapToObj(Provider::numbered).toList();

    private static Provider numbered(int number) {
        Dice dice = new Dice(number);
        List<String> specialty = dice.oneOf(SPECIALTIES);
        Place place = dice.oneOf(Place.ALL);
        String family = dice.oneOf(Enrollee.FAMILY_NAMES);
        return new Provider(
                "" + (9_999_900_000L + number * 37L),
                "" + (990_000 + number),
                family,
                dice.oneOf(Enrollee.GIVEN_NAMES),
                family + " " + place.city() + " " + dice.oneOf(KINDS),
                new Code(specialty.get(0), specialty.get(1)),
                new Code(specialty.get(2), specialty.get(3)),
                place);
    }
}
