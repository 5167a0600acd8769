package io.github.bcdacamel.simulator.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON object with its keys in alphabetical order, as BCDA's Go server writes them, whatever order they were named in.
 * Fields whose values are absent are left away.
 */
final class ObjectShape<T> implements Shape<T> {

    private record Part<T>(byte[] before, Shape<T> value) {}

    private final List<Part<T>> parts = new ArrayList<>();
    private final byte[] fixed;

    ObjectShape(Map<String, Shape<T>> fields) {
        JsonLineWriter run = new JsonLineWriter();
        boolean allFixed = true;
        for (Map.Entry<String, Shape<T>> field : new TreeMap<>(fields).entrySet()) {
            JsonLineWriter key = new JsonLineWriter();
            key.string(field.getKey());
            key.put((byte) ':');
            byte[] value = field.getValue().fixed();
            if (value != null) {
                run.separate();
                run.raw(key.toByteArray());
                run.raw(value);
            } else {
                allFixed = false;
                flush(run);
                run = new JsonLineWriter();
                parts.add(new Part<>(key.toByteArray(), field.getValue()));
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
