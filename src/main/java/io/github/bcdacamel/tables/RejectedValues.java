package io.github.bcdacamel.tables;

/** Learns which values did not fit. The row is there without the value. */
@FunctionalInterface
public interface RejectedValues {

    /**
     * @param place the column's name, or {@code where 1}, {@code forEach item}: then the rows that depend on it are not there
     * @param reason such as {@code has more than 2 decimals}; without the value
     */
    void rejected(View view, String place, String reason);
}
