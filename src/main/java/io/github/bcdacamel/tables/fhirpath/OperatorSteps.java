package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.json.RecordTree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Operators. Where an operand is empty there is no result, unless the other one decides alone. */
final class OperatorSteps {

    private OperatorSteps() {}

    /** {@code =} and {@code !=}: of lists, whether they have as many items, equal one by one. */
    static Step equal(Items items, Expression left, Expression right, boolean expected, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int ours = left.find(item, Integer.MAX_VALUE);
                int theirs = right.find(item, Integer.MAX_VALUE);
                if (ours == 0 || theirs == 0) {
                    return true;
                }
                if (ours != theirs) {
                    return next.take(Items.of(!expected));
                }
                for (int i = 0; i < ours; i++) {
                    int equal = items.equal(left.item(i), right.item(i));
                    if (equal != Items.TRUE) {
                        return equal == Items.NONE || next.take(Items.of(!expected));
                    }
                }
                return next.take(Items.of(expected));
            }
        };
    }

    /** As {@link #equal} to one text that is written in the expression: nearly all that views ask. */
    static Step equalText(Items items, Expression left, String text, boolean expected, Step next) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int constant = items.constant(text);
        return new Step() {
            @Override
            boolean take(int item) {
                int count = left.find(item, 2);
                if (count == 0) {
                    return true;
                }
                int only = left.item(0);
                if (count == 1 && only < 0) {
                    int equal = items.equal(only, constant);
                    return equal == Items.NONE || next.take(Items.of((equal == Items.TRUE) == expected));
                }
                return next.take(Items.of((count == 1 && items.tree().isText(only, bytes)) == expected));
            }
        };
    }

    /** Whether the only value is one of some texts. */
    static Step equalTexts(RecordTree tree, Expression left, List<String> texts, Step next) {
        byte[][] all = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return new Step() {
            @Override
            boolean take(int item) {
                int count = left.find(item, 2);
                return count == 0 || next.take(Items.of(count == 1 && isOne(tree, left.item(0), all)));
            }
        };
    }

    private static boolean isOne(RecordTree tree, int node, byte[][] texts) {
        for (byte[] text : texts) {
            if (tree.isText(node, text)) {
                return true;
            }
        }
        return false;
    }

    @FunctionalInterface
    private interface Operator {

        /** Of two values; null for no result. */
        Object apply(int ours, int theirs);
    }

    private static Step values(Items items, Expression left, Expression right, Operator operator, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int ours = left.only(item);
                int theirs = right.only(item);
                int result = ours == Items.NONE || theirs == Items.NONE
                        ? Items.NONE
                        : items.result(operator.apply(ours, theirs));
                return result == Items.NONE || next.take(result);
            }
        };
    }

    static Step compare(Items items, Expression left, Expression right, String operator, Step next) {
        Operator compared = (ours, theirs) -> {
            Integer order = items.compare(ours, theirs);
            if (order == null) {
                return null;
            }
            return switch (operator) {
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                default -> order >= 0;
            };
        };
        return values(items, left, right, compared, next);
    }

    /** {@code and, or, xor, implies} with three values. */
    static Step logic(Expression left, Expression right, String operator, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int result = logic(left.holds(item), right, operator, item);
                return result == Items.NONE || next.take(result);
            }
        };
    }

    private static int logic(int ours, Expression right, String operator, int item) {
        // What decides without the other side.
        switch (operator) {
            case "and":
                if (ours == Items.FALSE) {
                    return ours;
                }
                break;
            case "or":
                if (ours == Items.TRUE) {
                    return ours;
                }
                break;
            case "implies":
                if (ours == Items.FALSE) {
                    return Items.TRUE;
                }
                break;
            default:
                if (ours == Items.NONE) {
                    return ours;
                }
        }
        int theirs = right.holds(item);
        if (operator.equals("xor")) {
            return theirs == Items.NONE ? theirs : Items.of(ours != theirs);
        }
        int decides = operator.equals("and") ? Items.FALSE : Items.TRUE;
        return theirs == decides ? theirs : ours == Items.NONE ? ours : theirs;
    }

    static Step not(Expression base, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int holds = base.holds(item);
                return holds == Items.NONE || next.take(Items.of(holds == Items.FALSE));
            }
        };
    }

    /** Whether a list has this item. */
    static Step among(Items items, Expression one, Expression list, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                int only = one.only(item);
                if (only == Items.NONE) {
                    return true;
                }
                int count = list.find(item, Integer.MAX_VALUE);
                boolean found = false;
                for (int i = 0; i < count && !found; i++) {
                    found = items.equal(list.item(i), only) == Items.TRUE;
                }
                return next.take(Items.of(found));
            }
        };
    }

    /** {@code + - * / div mod}, exactly; {@code /} to 34 digits. */
    static Step arithmetic(Items items, Expression left, Expression right, String operator, Step next) {
        Operator calculated = (ours, theirs) -> operator.equals("+") && items.isText(ours) && items.isText(theirs)
                ? items.text(ours) + items.text(theirs)
                : calculated(operator, items.number(ours), items.number(theirs));
        return values(items, left, right, calculated, next);
    }

    private static BigDecimal calculated(String operator, BigDecimal ours, BigDecimal theirs) {
        boolean divides = operator.equals("/") || operator.equals("div") || operator.equals("mod");
        if (divides && theirs.signum() == 0) {
            return null;
        }
        return switch (operator) {
            case "+" -> ours.add(theirs);
            case "-" -> ours.subtract(theirs);
            case "*" -> ours.multiply(theirs);
            case "/" -> ours.divide(theirs, MathContext.DECIMAL128);
            case "div" -> ours.divide(theirs, 0, RoundingMode.DOWN);
            default -> ours.remainder(theirs);
        };
    }

    /** {@code &}: texts, an empty list as the empty text. */
    static Step concatenation(Items items, Expression left, Expression right, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return next.take(items.computed(text(items, left.only(item)) + text(items, right.only(item))));
            }
        };
    }

    private static String text(Items items, int only) {
        return only == Items.NONE ? "" : items.text(only);
    }
}
