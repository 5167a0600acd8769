package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.html.DisplayFormat;

/**
 * A count of a table, shown only if it and the people behind it are enough: CMS asks that no count of 1 to 10 is shown or can be
 * computed.
 */
final class Cell {

    /** The least count that may be shown, but for 0. */
    static final long LEAST = 11;

    private final long count;
    private final boolean fewPeople;
    private boolean hidden;

    private Cell(long count, boolean fewPeople) {
        this.count = count;
        this.fewPeople = fewPeople;
        this.hidden = isSensitive();
    }

    /** Of people, or of what is nobody's. */
    static Cell of(long count) {
        return new Cell(count, false);
    }

    /** @param people behind what is counted; null if nobody is */
    static Cell of(long count, Long people) {
        return new Cell(count, people != null && count > 0 && people < LEAST);
    }

    long count() {
        return count;
    }

    /** Whether it must neither be shown nor computed. */
    boolean isSensitive() {
        return isSmall() || fewPeople;
    }

    boolean isSmall() {
        return count > 0 && count < LEAST;
    }

    boolean isShown() {
        return !hidden;
    }

    void hide() {
        hidden = true;
    }

    /** What stands in the table. Never says less than is true: what is hidden and not small says so. */
    String text() {
        if (isShown()) {
            return DisplayFormat.number(count);
        }
        return isSmall() ? "<" + LEAST : "≥" + LEAST;
    }
}
