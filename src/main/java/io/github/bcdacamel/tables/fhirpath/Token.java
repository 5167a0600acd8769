package io.github.bcdacamel.tables.fhirpath;

/**
 * A piece of an expression.
 *
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        /** A name, which may be an operator in words. */
        NAME,
        /** A name in backquotes, which is nothing but a name. */
        QUOTED_NAME,
        TEXT,
        NUMBER,
        /** A date, time or both, after its {@code @}. */
        TIME,
        /** After its {@code %}. */
        VARIABLE,
        SYMBOL,
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
    }

    /** As a message names it. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
