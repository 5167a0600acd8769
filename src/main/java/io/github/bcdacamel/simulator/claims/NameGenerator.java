package io.github.bcdacamel.simulator.claims;

import java.util.List;

/** Names to draw from; some are not ASCII, as in real data. */
final class NameGenerator {

    static final List<String> GIVEN = List.of(
            "Ada", "Agnes", "Alma", "Bea", "Carl", "Clara", "Dolores", "Earl", "Edith", "Floyd", "Grace", "Harold",
            "Hazel", "Ida", "Jesús", "José", "Lena", "Mabel", "Otto", "Pearl", "Ralph", "Renée", "Ruth", "Silas",
            "Zoë");

    static final List<String> FAMILIES = List.of(
            "Abbott",
            "Alvarez",
            "Baker",
            "Björklund",
            "Castañeda",
            "Chen",
            "Doyle",
            "Eastman",
            "Fields",
            "García",
            "Hale",
            "Ibarra",
            "Jensen",
            "Kowalski",
            "Lindqvist",
            "Marsh",
            "Muñoz",
            "Nguyen",
            "O'Neil",
            "Pérez",
            "Quinn",
            "Rossi",
            "Singh",
            "Tran",
            "Underhill",
            "Vance",
            "Whitfield",
            "Young",
            "Zeller");

    static final List<String> STREETS =
            List.of("MAIN ST", "OAK AVE", "ELM ST", "COUNTY ROAD 12", "N 4TH ST", "MAPLE & 2ND", "RIVER RD");

    private NameGenerator() {}
}
