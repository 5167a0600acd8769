package io.github.bcdacamel.simulator.claims;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The shapes that all others are made of. Says nothing about FHIR: that is {@link Fhir}. */
final class BasicShapes {

    private BasicShapes() {}

    private record Fixed(byte[] fixed) implements Shape<Object> {
        @Override
        public void write(Object from, JsonLineWriter out) {
            out.raw(fixed);
        }
    }

    private record Optional<T, V>(Function<T, V> value, Shape<V> shape) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            shape.write(value.apply(from), out);
        }

        @Override
        public boolean present(T from) {
            V found = value.apply(from);
            return found != null && shape.present(found);
        }
    }

    private record When<T>(Predicate<T> condition, Shape<? super T> shape) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            shape.write(from, out);
        }

        @Override
        public boolean present(T from) {
            return condition.test(from) && shape.present(from);
        }
    }

    private record Each<T, E>(Function<T, List<E>> entries, Shape<? super E> shape) implements Shape<T> {
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

    static Shape<Object> text(String value) {
        JsonLineWriter out = new JsonLineWriter();
        out.string(value);
        return new Fixed(out.toByteArray());
    }

    static Shape<Object> number(long value) {
        return new Fixed(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    static Shape<Object> truth(boolean value) {
        return new Fixed(Boolean.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    /** A string; absent when null. */
    static <T> Shape<T> text(Function<T, String> value) {
        return new Optional<>(value, (text, out) -> out.string(text));
    }

    static <T> Shape<T> number(ToLongFunction<T> value) {
        return (from, out) -> out.number(value.applyAsLong(from));
    }

    static <T> Shape<T> dollars(ToLongFunction<T> cents) {
        return (from, out) -> out.dollars(cents.applyAsLong(from));
    }

    /** A day; absent when null. */
    static <T> Shape<T> date(Function<T, LocalDate> day) {
        return date(day, "");
    }

    /** A day and what follows it, such as the time of day; absent when null. */
    static <T> Shape<T> date(Function<T, LocalDate> day, String suffix) {
        byte[] bytes = suffix.getBytes(StandardCharsets.US_ASCII);
        return new Optional<>(day, (found, out) -> out.date(found, bytes));
    }

    /** The shape of a part of {@code T}; absent when that part is null. */
    static <T, V> Shape<T> of(Function<T, V> part, Shape<V> shape) {
        return new Optional<>(part, shape);
    }

    static <T> Shape<T> when(Predicate<T> condition, Shape<? super T> shape) {
        return new When<>(condition, shape);
    }

    @SafeVarargs
    static <T> Shape<T> object(Field<? super T>... fields) {
        List<Field<? super T>> named = new ArrayList<>();
        for (Field<? super T> field : fields) {
            named.add(field);
        }
        return new ObjectShape<T>(named);
    }

    static <T> Shape<T> object(List<Field<? super T>> fields) {
        return new ObjectShape<T>(fields);
    }

    /** A list with one entry for each of the things found in {@code T}; absent when there are none. */
    static <T, E> Shape<T> each(Function<T, List<E>> entries, Shape<? super E> shape) {
        return new Each<>(entries, shape);
    }

    @SafeVarargs
    static <T> Shape<T> list(Shape<? super T>... entries) {
        List<Shape<? super T>> all = new ArrayList<>();
        for (Shape<? super T> entry : entries) {
            all.add(entry);
        }
        return list(all);
    }

    /** A list of these entries, without those that are absent; numbered from 1 for {@link #SEQUENCE}. */
    static <T> Shape<T> list(List<Shape<? super T>> entries) {
        return new ListShape<T>(List.<Shape<? super T>>copyOf(entries));
    }

    /** The number of the list entry that is being written. */
    static final Shape<Object> SEQUENCE = (from, out) -> out.number(out.sequence());

    /** One of these, by the roll of the thing's own dice. */
    static <T extends Varied> Shape<T> pick(String roll, List<Shape<? super T>> choices) {
        if (choices.size() == 1) {
            Shape<? super T> only = choices.get(0);
            return only.fixed() == null ? only::write : new FixedFor<>(only.fixed());
        }
        List<Shape<? super T>> all = List.copyOf(choices);
        int key = Varied.key(roll);
        return (from, out) -> all.get(from.roll(key, all.size())).write(from, out);
    }

    private record FixedFor<T>(byte[] fixed) implements Shape<T> {
        @Override
        public void write(T from, JsonLineWriter out) {
            out.raw(fixed);
        }
    }
}
