package io.github.bcdacamel.tables.fhirpath;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Functions of one value. */
final class ValueSteps {

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
                if (Math.abs((long) number.scale()) > 1_000) {
                    return null;
                }
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

    static Object toInteger(Items items, int only, int[] arguments) {
        int truth = items.truth(only);
        if (truth != Items.NONE) {
            return truth == Items.TRUE ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        String text = items.text(only);
        return text.matches("[+-]?\\d{1,18}") ? new BigDecimal(text) : null;
    }

    static Object toDecimal(Items items, int only, int[] arguments) {
        int truth = items.truth(only);
        if (truth != Items.NONE) {
            return truth == Items.TRUE ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        String text = items.text(only);
        return items.isNumber(only) || text.matches("[+-]?\\d{1,100}(\\.\\d{1,100})?") ? new BigDecimal(text) : null;
    }

    static Object matches(Items items, int only, int[] arguments) {
        try {
            return Pattern.compile(items.text(arguments[0]), Pattern.DOTALL)
                    .matcher(items.text(only))
                    .find();
        } catch (PatternSyntaxException noPattern) {
            throw new EvaluationException("uses a wrong pattern");
        }
    }
}
