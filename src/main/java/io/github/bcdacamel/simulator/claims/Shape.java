package io.github.bcdacamel.simulator.claims;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * How something of type {@code T} looks as JSON. Shapes are made once, from smaller shapes, and used for every line; they hold no
 * state, so all threads share them.
 */
@FunctionalInterface
interface Shape<T> {

    /** Writes the JSON value; called only when it is {@link #present}. */
    void write(T from, JsonLineWriter out);

    /** False leaves out the field, or the entry of a list. */
    default boolean present(T from) {
        return true;
    }

    /** The bytes of a value that is the same for every {@code T}, or null: neighbors that never change are written as one. */
    default byte[] fixed() {
        return null;
    }

    record Fixed<T>(byte[] fixed) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            out.raw(fixed);
        }
    }

    record Part<T, V>(Function<T, V> part, Shape<V> shape) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            shape.write(part.apply(from), out);
        }

        @Override
        public boolean present(T from) {
            V found = part.apply(from);
            return found != null && shape.present(found);
        }
    }

    /** @param no null when there is nothing else to write */
    record Choice<T>(Predicate<T> condition, Shape<T> yes, Shape<T> no) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            (condition.test(from) ? yes : no).write(from, out);
        }

        @Override
        public boolean present(T from) {
            Shape<T> chosen = condition.test(from) ? yes : no;
            return chosen != null && chosen.present(from);
        }
    }

    record Each<T, E>(Function<T, List<E>> entries, Shape<E> shape) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            out.put((byte) '[');
            for (E entry : entries.apply(from)) {
                out.separate();
                shape.write(entry, out);
            }
            out.put((byte) ']');
        }

        @Override
        public boolean present(T from) {
            return !entries.apply(from).isEmpty();
        }
    }

    record Joined<T>(List<Shape<T>> parts) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            out.put((byte) '"');
            for (Shape<T> part : parts) {
                int start = out.length();
                part.write(from, out);
                out.unquote(start);
            }
            out.put((byte) '"');
        }

        @Override
        public boolean present(T from) {
            return parts.stream().allMatch(part -> part.present(from));
        }
    }

    static <T> Shape<T> text(String value) {
        JsonLineWriter out = new JsonLineWriter();
        out.string(value);
        return new Fixed<>(out.toByteArray());
    }

    /** A number or a truth value, as it stands in JSON. */
    static <T> Shape<T> literal(String json) {
        return new Fixed<>(json.getBytes(StandardCharsets.US_ASCII));
    }

    /** A string; absent when null. */
    static <T> Shape<T> text(Function<T, String> value) {
        return new Part<>(value, (text, out) -> out.string(text));
    }

    static <T> Shape<T> number(ToLongFunction<T> value) {
        return (from, out) -> out.number(value.applyAsLong(from));
    }

    static <T> Shape<T> dollars(ToLongFunction<T> cents) {
        return (from, out) -> out.dollars(cents.applyAsLong(from));
    }

    /** A day; absent when null. */
    static <T> Shape<T> date(Function<T, LocalDate> day) {
        return new Part<>(day, (found, out) -> out.date(found));
    }

    /** One of these, by the roll of the thing's own dice. */
    static <T extends Varied> Shape<T> pick(String roll, List<Shape<T>> choices) {
        int key = Varied.key(roll);
        return choices.size() == 1
                ? choices.get(0)
                : (from, out) -> choices.get(from.roll(key, choices.size())).write(from, out);
    }

    /** The number of the list entry that is being written. */
    static <T> Shape<T> position() {
        return (from, out) -> out.number(out.sequence());
    }

    /** An object with these fields, its keys in alphabetical order. */
    static <T> Shape<T> object(Map<String, Shape<T>> fields) {
        return new ObjectShape<>(fields);
    }

    /** A list of these entries, without those that are absent; numbered from 1 for {@link #position}. */
    static <T> Shape<T> list(List<Shape<T>> entries) {
        return new ListShape<>(List.copyOf(entries));
    }
}
