package io.github.bcdacamel.simulator.claims;

import java.util.List;
import java.util.Locale;

/** The eight kinds of claim that BCDA knows, with the part of Medicare that pays and what a claim of the kind costs and holds. */
enum ClaimType {
    CARRIER("part-b", "71", 1, 4, 1, 40, 900),
    DME("part-b", "82", 1, 2, 30, 40, 1_500),
    HHA("part-b", "10", 1, 6, 60, 90, 400),
    HOSPICE("part-a", "50", 1, 4, 30, 200, 3_000),
    INPATIENT("part-a", "60", 2, 9, 12, 300, 18_000),
    OUTPATIENT("part-b", "40", 1, 5, 1, 60, 4_000),
    SNF("part-a", "20", 1, 6, 30, 300, 6_000),
    PDE("part-d", "", 1, 1, 1, 4, 700);

    private final String part;
    private final String nearLine;
    final int leastLines;
    final int mostLines;
    final int mostDays;
    final int leastDollars;
    final int mostDollars;

    ClaimType(
            String part,
            String nearLine,
            int leastLines,
            int mostLines,
            int mostDays,
            int leastDollars,
            int mostDollars) {
        this.part = part;
        this.nearLine = nearLine;
        this.leastLines = leastLines;
        this.mostLines = mostLines;
        this.mostDays = mostDays;
        this.leastDollars = leastDollars;
        this.mostDollars = mostDollars;
    }

    /** As in ids and tables: {@code carrier}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a cell of a table names it; the words have commas between them. */
    boolean isIn(String words) {
        return List.of(words.split(",")).contains(word());
    }

    /** {@code part-a}, {@code part-b} or {@code part-d}. */
    String part() {
        return part;
    }

    /** The claim type code of the National Claims History; empty for drug events, which do not come from there. */
    String nearLine() {
        return nearLine;
    }

    boolean professional() {
        return this == CARRIER || this == DME;
    }

    boolean drug() {
        return this == PDE;
    }

    boolean institutional() {
        return !professional() && !drug();
    }

    /** Admitted, so with an admission, a discharge and days of stay. */
    boolean stay() {
        return this == INPATIENT || this == SNF || this == HOSPICE;
    }
}
