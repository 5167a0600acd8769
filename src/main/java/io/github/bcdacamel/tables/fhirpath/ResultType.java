package io.github.bcdacamel.tables.fhirpath;

import java.util.Set;

/** What an expression results in, as far as it can be seen without data. */
public enum ResultType {
    BOOLEAN,
    INTEGER,
    UNKNOWN;

    private static final Set<String> CONDITIONS =
            Set.of("=", "!=", "~", "!~", "<", ">", "<=", ">=", "and", "or", "xor", "implies", "in", "contains", "is");

    private static final Set<String> BOOLEAN_FUNCTIONS =
            Set.of("all", "contains", "empty", "endsWith", "exists", "matches", "not", "startsWith");

    public static ResultType of(Syntax syntax) {
        if (syntax instanceof Syntax.Binary binary) {
            return CONDITIONS.contains(binary.operator()) ? BOOLEAN : UNKNOWN;
        }
        if (syntax instanceof Syntax.Literal literal) {
            return literal.value() instanceof Boolean ? BOOLEAN : UNKNOWN;
        }
        if (syntax instanceof Syntax.Variable variable) {
            return variable.name().equals("rowIndex") ? INTEGER : UNKNOWN;
        }
        if (syntax instanceof Syntax.Call call) {
            if (call.function().equals("count") || call.function().equals("length")) {
                return INTEGER;
            }
            boolean typed = call.function().equals("ofType")
                    && call.arguments().size() == 1
                    && call.arguments().get(0) instanceof Syntax.Member type
                    && type.name().equals("boolean");
            return typed || BOOLEAN_FUNCTIONS.contains(call.function()) ? BOOLEAN : UNKNOWN;
        }
        return UNKNOWN;
    }
}
