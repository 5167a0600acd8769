package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;

/** What a claim and a line of it have in common. */
interface Billed extends Varied {

    ClaimType type();

    Money money();

    LocalDate from();

    LocalDate through();
}
