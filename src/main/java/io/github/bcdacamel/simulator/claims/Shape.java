package io.github.bcdacamel.simulator.claims;

/**
 * How something of type {@code T} looks as JSON. Shapes are made once, from smaller shapes ({@link BasicShapes}), and used for every
 * line; they hold no state, so all threads share them.
 */
@FunctionalInterface
interface Shape<T> {

    /** Writes the JSON value; called only when it is {@link #present}. */
    void write(T from, JsonLineWriter out);

    /** False leaves the field, or the entry of a list, away. */
    default boolean present(T from) {
        return true;
    }

    /** The bytes of a value that is the same for every {@code T}, or null: neighbours that never change are written as one. */
    default byte[] fixed() {
        return null;
    }
}
