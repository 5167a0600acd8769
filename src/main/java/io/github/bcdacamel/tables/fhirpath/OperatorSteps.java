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
    static final class Equal extends Step {

        private final Items items;
        private final Expression left;
        private final Expression right;
        private final boolean expected;
        private final Step next;

        Equal(Items items, Expression left, Expression right, boolean expected, Step next) {
            this.items = items;
            this.left = left;
            this.right = right;
            this.expected = expected;
            this.next = next;
        }

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
    }

    /** As {@link Equal} to one text that is written in the expression: nearly all that views ask. */
    static final class EqualText extends Step {

        private final Items items;
        private final Expression left;
        private final String text;
        private final byte[] bytes;
        private final boolean expected;
        private final Step next;

        EqualText(Items items, Expression left, String text, boolean expected, Step next) {
            this.items = items;
            this.left = left;
            this.text = text;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
            this.expected = expected;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int count = left.find(item, 2);
            if (count == 0) {
                return true;
            }
            int only = left.item(0);
            if (count == 1 && only >= 0 && !items.isObject(only)) {
                return next.take(Items.of(items.tree().isText(only, bytes) == expected));
            }
            boolean equal = count == 1 && items.isText(only) && items.text(only).equals(text);
            return next.take(Items.of(equal == expected));
        }
    }

    /** Whether the only value is one of some texts. */
    static final class EqualTexts extends Step {

        private final RecordTree tree;
        private final Expression left;
        private final byte[][] texts;
        private final Step next;

        EqualTexts(RecordTree tree, Expression left, List<String> texts, Step next) {
            this.tree = tree;
            this.left = left;
            this.texts = texts.stream()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int count = left.find(item, 2);
            return count == 0 || next.take(Items.of(count == 1 && isOne(left.item(0))));
        }

        private boolean isOne(int node) {
            for (byte[] text : texts) {
                if (tree.isText(node, text)) {
                    return true;
                }
            }
            return false;
        }
    }

    static final class Compare extends Step {

        private final Items items;
        private final Expression left;
        private final Expression right;
        private final String operator;
        private final Step next;

        Compare(Items items, Expression left, Expression right, String operator, Step next) {
            this.items = items;
            this.left = left;
            this.right = right;
            this.operator = operator;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int ours = left.only(item);
            int theirs = right.only(item);
            Integer order = ours == Items.NONE || theirs == Items.NONE ? null : items.compare(ours, theirs);
            if (order == null) {
                return true;
            }
            return next.take(Items.of(
                    switch (operator) {
                        case "<" -> order < 0;
                        case ">" -> order > 0;
                        case "<=" -> order <= 0;
                        default -> order >= 0;
                    }));
        }
    }

    /** {@code and, or, xor, implies} with three values. */
    static final class Logic extends Step {

        private final Expression left;
        private final Expression right;
        private final String operator;
        private final Step next;

        Logic(Expression left, Expression right, String operator, Step next) {
            this.left = left;
            this.right = right;
            this.operator = operator;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int result = result(left.holds(item), item);
            return result == Items.NONE || next.take(result);
        }

        private int result(int ours, int item) {
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
    }

    static final class Not extends Step {

        private final Expression base;
        private final Step next;

        Not(Expression base, Step next) {
            this.base = base;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int holds = base.holds(item);
            return holds == Items.NONE || next.take(Items.of(holds == Items.FALSE));
        }
    }

    /** Whether a list has this item. */
    static final class Among extends Step {

        private final Items items;
        private final Expression one;
        private final Expression list;
        private final Step next;

        Among(Items items, Expression one, Expression list, Step next) {
            this.items = items;
            this.one = one;
            this.list = list;
            this.next = next;
        }

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
    }

    /** {@code + - * / div mod}, exactly; {@code /} to 34 digits. */
    static final class Arithmetic extends Step {

        private final Items items;
        private final Expression left;
        private final Expression right;
        private final String operator;
        private final Step next;

        Arithmetic(Items items, Expression left, Expression right, String operator, Step next) {
            this.items = items;
            this.left = left;
            this.right = right;
            this.operator = operator;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int ours = left.only(item);
            int theirs = right.only(item);
            if (ours == Items.NONE || theirs == Items.NONE) {
                return true;
            }
            if (operator.equals("+") && items.isText(ours) && items.isText(theirs)) {
                return next.take(items.computed(items.text(ours) + items.text(theirs)));
            }
            BigDecimal result = result(items.number(ours), items.number(theirs));
            return result == null || next.take(items.computed(result));
        }

        private BigDecimal result(BigDecimal ours, BigDecimal theirs) {
            // Numbers like 1e999999999 are legal JSON, and their sum would fill the memory.
            if (Math.abs((long) ours.scale()) > 1_000 || Math.abs((long) theirs.scale()) > 1_000) {
                throw new EvaluationException("calculates with a number that is out of range");
            }
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
    }

    /** {@code &}: texts, an empty list as the empty text. */
    static final class Concatenation extends Step {

        private final Items items;
        private final Expression left;
        private final Expression right;
        private final Step next;

        Concatenation(Items items, Expression left, Expression right, Step next) {
            this.items = items;
            this.left = left;
            this.right = right;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            return next.take(items.computed(text(left.only(item)) + text(right.only(item))));
        }

        private String text(int only) {
            return only == Items.NONE ? "" : items.text(only);
        }
    }
}
