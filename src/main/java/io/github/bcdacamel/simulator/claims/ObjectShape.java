package io.github.bcdacamel.simulator.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A JSON object with its keys in alphabetical order, as BCDA's Go server writes them, whatever order they were named in.
 * Fields whose values are absent are left away.
 */
final class ObjectShape<T> implements Shape<T> {

    private record Part<T>(byte[] before, Shape<? super T> value) {}

    private final List<Part<T>> parts = new ArrayList<>();
    private final byte[] fixed;

    ObjectShape(List<Field<? super T>> fields) {
        JsonLineWriter run = new JsonLineWriter();
        boolean allFixed = true;
        String previous = "";
        List<Field<? super T>> sorted = new ArrayList<>(fields);
        sorted.sort(Comparator.comparing(Field::key));
        for (Field<? super T> field : sorted) {
            if (field.key().equals(previous)) {
                throw new IllegalArgumentException("The key " + previous + " is named twice in one object.");
            }
            previous = field.key();
            JsonLineWriter key = new JsonLineWriter();
            key.string(field.key());
            key.put((byte) ':');
            if (field.shape().fixed() != null) {
                run.separate();
                run.raw(key.toByteArray());
                run.raw(field.shape().fixed());
            } else {
                allFixed = false;
                flush(run);
                run = new JsonLineWriter();
                parts.add(new Part<>(key.toByteArray(), field.shape()));
            }
        }
        flush(run);
        this.fixed = allFixed ? whole() : null;
    }

    @Override
    public void write(T from, JsonLineWriter out) {
        if (fixed != null) {
            out.raw(fixed);
            return;
        }
        out.put((byte) '{');
        for (Part<T> part : parts) {
            if (part.value == null) {
                out.separate();
                out.raw(part.before);
            } else if (part.value.present(from)) {
                out.separate();
                out.raw(part.before);
                part.value.write(from, out);
            }
        }
        out.put((byte) '}');
    }

    @Override
    public byte[] fixed() {
        return fixed;
    }

    private void flush(JsonLineWriter run) {
        if (run.toByteArray().length > 0) {
            parts.add(new Part<>(run.toByteArray(), null));
        }
    }

    private byte[] whole() {
        JsonLineWriter out = new JsonLineWriter();
        out.put((byte) '{');
        parts.forEach(part -> out.raw(part.before));
        out.put((byte) '}');
        return out.toByteArray();
    }
}
