package io.github.bcdacamel.tables.fhirpath;

import java.util.List;

/** An expression as it was parsed. {@code position} is that of the character to which a message refers, from 1. */
public sealed interface Syntax {

    int position();

    /** @param value a String, BigDecimal, Boolean or {@link FhirTime}; null is the empty collection */
    record Literal(Object value, int position) implements Syntax {}

    /** What the expression is asked of. */
    record This(int position) implements Syntax {}

    record Variable(String name, int position) implements Syntax {}

    /** @param base what stands before the dot */
    record Member(Syntax base, String name, int position) implements Syntax {}

    record Call(Syntax base, String function, List<Syntax> arguments, int position) implements Syntax {}

    record Index(Syntax base, Syntax index, int position) implements Syntax {}

    record Binary(String operator, Syntax left, Syntax right, int position) implements Syntax {}

    record Negation(Syntax operand, int position) implements Syntax {}
}
