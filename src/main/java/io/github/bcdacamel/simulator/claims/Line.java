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
        implements Varied, Billed {}
