package io.github.bcdacamel.simulator.claims;

import java.time.LocalDate;

/** What a claim and a line of it have in common. */
interface Billed extends Varied {

    ClaimType type();

    Money money();

    LocalDate from();

    LocalDate through();

    /** When the National Claims History took it in. */
    default LocalDate loaded() {
        return through().plusDays(14);
    }

    default Transfer transfer() {
        return Transfer.NONE;
    }

    /** How a stay stands to another one. */
    enum Transfer {
        NONE,
        /** Ends with a transfer to another hospital. */
        OUT,
        /** Begins with a transfer from another hospital. */
        IN
    }
}
