package io.github.bcdacamel.conventions;

import java.util.regex.Pattern;

/** Counts the operators of Camel's Simple language in an expression. Knows nothing of what they mean. */
final class SimpleText {

    private static final Pattern FUNCTION = Pattern.compile("\\$\\{[^{}]*}");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern OPERATOR = Pattern.compile(
            "\\+\\+|--"
                    + "|(?<=\\s)(?:[=!<>]=|=~|!=~|~~|!~~|[<>]|&&|\\|\\||\\?|!?(?:contains|regex|in|is|range)|starts ?[wW]ith|ends ?[wW]ith)(?=\\s)");

    private SimpleText() {}

    static long operators(String expression) {
        String bare = expression;
        String inner;
        do {
            inner = bare;
            bare = FUNCTION.matcher(inner).replaceAll("function");
        } while (!bare.equals(inner));
        return OPERATOR.matcher(QUOTED.matcher(bare).replaceAll("text"))
                .results()
                .count();
    }
}
