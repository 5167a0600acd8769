package io.github.bcdacamel.simulator.claims;

import java.util.List;

/** A JSON array of given entries; those that are absent are left away, and the rest are numbered from 1. */
record ListShape<T>(List<Shape<T>> entries, byte[] fixed) implements Shape<T> {

    ListShape(List<Shape<T>> entries) {
        this(entries, whole(entries));
    }

    @Override
    public void write(T from, JsonLineWriter out) {
        if (fixed != null) {
            out.raw(fixed);
            return;
        }
        int outer = out.sequence();
        int number = 0;
        out.put((byte) '[');
        for (Shape<T> entry : entries) {
            if (entry.present(from)) {
                out.separate();
                out.sequence(++number);
                entry.write(from, out);
            }
        }
        out.put((byte) ']');
        out.sequence(outer);
    }

    @Override
    public boolean present(T from) {
        if (fixed != null) {
            return true;
        }
        for (Shape<T> entry : entries) {
            if (entry.present(from)) {
                return true;
            }
        }
        return false;
    }

    private static <T> byte[] whole(List<Shape<T>> entries) {
        JsonLineWriter out = new JsonLineWriter();
        out.put((byte) '[');
        for (Shape<T> entry : entries) {
            if (entry.fixed() == null) {
                return null;
            }
            out.separate();
            out.raw(entry.fixed());
        }
        out.put((byte) ']');
        return entries.isEmpty() ? null : out.toByteArray();
    }
}
