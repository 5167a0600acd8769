package io.github.bcdacamel.tables.fhirpath;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Functions of one value. */
final class ValueSteps {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private ValueSteps() {}

    /** Makes another value of one value and the function's arguments. */
    @FunctionalInterface
    interface Function {

        /** @param arguments {@link Items#NONE} for one that is empty @return the result, or null for none */
        Object apply(Items items, int only, int[] arguments);
    }

    static Step apply(Items items, Function function, Expression base, List<Expression> arguments, Step next) {
        int[] values = new int[arguments.size()];
        return new Step() {
            @Override
            boolean take(int item) {
                int only = base.only(item);
                if (only == Items.NONE) {
                    return true;
                }
                for (int i = 0; i < values.length; i++) {
                    values[i] = arguments.get(i).only(item);
                    if (values[i] == Items.NONE) {
                        return true;
                    }
                }
                int result = items.result(function.apply(items, only, values));
                return result == Items.NONE || next.take(result);
            }
        };
    }

    /** The boundaries of what is not written exactly. */
    static Function boundary(boolean high, boolean withClock) {
        return (items, only, arguments) -> {
            if (items.isNumber(only)) {
                BigDecimal number = items.number(only);
                BigDecimal half = new BigDecimal("0.5").scaleByPowerOfTen(-number.scale());
                return high ? number.add(half) : number.subtract(half);
            }
            FhirTime time = items.time(only);
            return time == null ? null : high ? time.high(withClock) : time.low(withClock);
        };
    }

    static Object substring(Items items, int only, int[] arguments) {
        String text = items.text(only);
        int start = items.index(arguments[0]);
        if (start < 0 || start >= text.length()) {
            return null;
        }
        int length = arguments.length == 1 ? text.length() : items.index(arguments[1]);
        return text.substring(start, (int) Math.min(text.length(), (long) start + Math.max(0, length)));
    }

    /** Nothing for what is no whole number, as FHIRPath has it; one that is too large is left to the column to refuse. */
    static Object toInteger(Items items, int only, int[] arguments) {
        int truth = items.truth(only);
        if (truth != Items.NONE) {
            return truth == Items.TRUE ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        String text = items.text(only);
        return INTEGER.matcher(text).matches() ? Items.number(text) : null;
    }

    static Object toDecimal(Items items, int only, int[] arguments) {
        int truth = items.truth(only);
        if (truth != Items.NONE) {
            return truth == Items.TRUE ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (items.isNumber(only)) {
            return items.number(only);
        }
        String text = items.text(only);
        return DECIMAL.matcher(text).matches() ? Items.number(text) : null;
    }

    static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.DOTALL);
    }

    static Object matches(Items items, int only, int[] arguments) {
        try {
            return pattern(items.text(arguments[0])).matcher(items.text(only)).find();
        } catch (PatternSyntaxException noPattern) {
            throw new EvaluationException("uses a wrong pattern");
        }
    }
}
