package io.github.bcdacamel.simulator.claims;

/** One key of a JSON object and the shape of its value. */
record Field<T>(String key, Shape<? super T> shape) {

    static <T> Field<T> field(String key, Shape<T> shape) {
        return new Field<>(key, shape);
    }

    static Field<Object> field(String key, String value) {
        return new Field<>(key, BasicShapes.text(value));
    }
}
