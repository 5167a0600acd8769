package io.github.bcdacamel.tables.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A condition that asks whether a key is one of some texts: {@code url = 'a' or url = 'b'}, or
 * {@code category.coding.exists(code = 'a')}. Nearly all conditions of views are of this kind, and they can be answered by
 * looking up.
 *
 * @param path what the key is an element of, names one after the other; empty for the item itself
 * @param key names, one after the other
 */
record KeyTest(List<String> path, List<String> key, List<String> texts) {

    /** Null if the condition is of another kind. */
    static KeyTest of(Syntax condition, Map<String, Object> constants) {
        if (condition instanceof Syntax.Binary binary && binary.operator().equals("or")) {
            KeyTest left = of(binary.left(), constants);
            KeyTest right = left == null ? null : of(binary.right(), constants);
            return right == null || !right.path.equals(left.path) || !right.key.equals(left.key)
                    ? null
                    : left.with(right.texts);
        }
        if (condition instanceof Syntax.Binary binary && binary.operator().equals("=")) {
            List<String> key = names(binary.left());
            return key != null && value(binary.right(), constants) instanceof String text
                    ? new KeyTest(List.of(), key, List.of(text))
                    : null;
        }
        if (condition instanceof Syntax.Call call
                && call.function().equals("exists")
                && call.arguments().size() == 1) {
            List<String> path = names(call.base());
            KeyTest inner = path == null ? null : of(call.arguments().get(0), constants);
            return inner == null || !inner.path.isEmpty() ? null : new KeyTest(path, inner.key, inner.texts);
        }
        return null;
    }

    private KeyTest with(List<String> more) {
        List<String> all = new ArrayList<>(texts);
        all.addAll(more);
        return new KeyTest(path, key, List.copyOf(all));
    }

    /** The value of a literal or constant; else null. */
    static Object value(Syntax syntax, Map<String, Object> constants) {
        return syntax instanceof Syntax.Literal literal
                ? literal.value()
                : syntax instanceof Syntax.Variable variable ? constants.get(variable.name()) : null;
    }

    /** The names of a path; null if it is more than names. */
    static List<String> names(Syntax syntax) {
        List<String> names = new ArrayList<>();
        Syntax rest = syntax;
        while (rest instanceof Syntax.Member member) {
            names.add(0, member.name());
            rest = member.base();
        }
        return rest instanceof Syntax.This && !names.isEmpty() ? List.copyOf(names) : null;
    }
}
