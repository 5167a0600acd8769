package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.json.RecordTree;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What expressions are about, as numbers, so that no object stands for a node: zero and above is a node of the record, below are
 * true, false, the constants of the expressions, and after them what was computed since {@link #begin}. Not thread-safe.
 */
public final class Items {

    public static final int TRUE = -1;
    public static final int FALSE = -2;
    public static final int NONE = Integer.MIN_VALUE;

    private static final int MAX_SCALE = 1_000;

    private final RecordTree tree;
    private Object[] values = new Object[256];
    private int constants;
    private int used;
    private long record;
    int rowIndex;
    int context;

    public Items(RecordTree tree) {
        this.tree = tree;
        values[0] = true;
        values[1] = false;
        constants = 2;
    }

    public RecordTree tree() {
        return tree;
    }

    /** From now on expressions are asked of this item: the values of {@code %context} and {@code %rowIndex}. */
    public void ask(int item, int index) {
        context = item;
        rowIndex = index;
    }

    /** Forgets what was computed, for the next record. */
    public void begin() {
        record++;
        used = constants;
        tree.dropParts();
    }

    int constant(Object value) {
        used = constants;
        int item = result(value);
        constants = used;
        return item;
    }

    /** What an operator or a function resulted in; {@link Items#NONE} of null. */
    int result(Object value) {
        return value == null ? NONE : value instanceof Boolean truth ? of(truth) : computed(value);
    }

    int computed(Object value) {
        if (used == values.length) {
            values = Arrays.copyOf(values, 2 * used);
        }
        values[used++] = value;
        return -used;
    }

    /** A number as an index; -1 if it is none, or nothing. */
    int index(int item) {
        try {
            return item == NONE ? -1 : number(item).intValueExact();
        } catch (ArithmeticException noIndex) {
            return -1;
        }
    }

    /** Another number for each record. */
    long record() {
        return record;
    }

    static int of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** {@link Items#TRUE}, {@link Items#FALSE}, or {@link Items#NONE} of anything that is no boolean. */
    public int truth(int item) {
        if (item < 0) {
            return item >= FALSE ? item : NONE;
        }
        int kind = tree.kind(item);
        return kind == RecordTree.TRUE ? TRUE : kind == RecordTree.FALSE ? FALSE : NONE;
    }

    public boolean isObject(int item) {
        return item >= 0 && tree.kind(item) == RecordTree.OBJECT;
    }

    public boolean isText(int item) {
        if (item < 0) {
            return values[~item] instanceof String;
        }
        int kind = tree.kind(item);
        return kind == RecordTree.TEXT || kind == RecordTree.ESCAPED;
    }

    public boolean isNumber(int item) {
        return item < 0 ? values[~item] instanceof BigDecimal : tree.kind(item) == RecordTree.NUMBER;
    }

    /** Of what was not read from the record: a String, BigDecimal, Boolean or {@link FhirTime}. */
    public Object value(int item) {
        return values[~item];
    }

    BigDecimal number(int item) {
        if (!isNumber(item)) {
            throw new EvaluationException("calculates with what is no number");
        }
        return inRange(item < 0 ? (BigDecimal) values[~item] : tree.number(item));
    }

    /** Numbers like 1e999999999 are legal JSON, and their sum or their digits would fill the memory. */
    private static BigDecimal inRange(BigDecimal number) {
        if (number == null || Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new EvaluationException("uses a number that is out of range");
        }
        return number;
    }

    /** @param text written as a number without an exponent */
    static BigDecimal number(String text) {
        return inRange(text.length() > MAX_SCALE ? null : new BigDecimal(text));
    }

    /** A text, number, boolean or time as it is written. */
    public String text(int item) {
        if (item >= 0) {
            if (tree.kind(item) == RecordTree.OBJECT) {
                throw new EvaluationException("uses an object as a value");
            }
            return tree.text(item);
        }
        Object value = values[~item];
        if (value instanceof FhirTime time) {
            return time.text();
        }
        return value instanceof BigDecimal number ? inRange(number).toPlainString() : value.toString();
    }

    /** A date or time, or a text that is one; else null. */
    FhirTime time(int item) {
        if (item < 0 && values[~item] instanceof FhirTime time) {
            return time;
        }
        return isText(item) ? FhirTime.of(text(item)) : null;
    }

    private boolean isTime(int item) {
        return item < 0 && values[~item] instanceof FhirTime;
    }

    /** {@link Items#NONE} if nobody can say. */
    int equal(int left, int right) {
        int truth = truth(left);
        if (truth != NONE) {
            return of(truth == truth(right));
        }
        if (isNumber(left)) {
            return of(isNumber(right) && number(left).compareTo(number(right)) == 0);
        }
        if (isObject(left) || isObject(right)) {
            if (left == right) {
                return TRUE;
            }
            throw new EvaluationException("compares objects");
        }
        if (isTime(left) || isTime(right)) {
            if (!isTime(left) && !isText(left) || !isTime(right) && !isText(right)) {
                return FALSE;
            }
            FhirTime one = time(left);
            FhirTime other = time(right);
            Integer order = one == null || other == null ? Integer.valueOf(1) : one.compare(other);
            return order == null ? NONE : of(order == 0);
        }
        return of(isText(right) && text(left).equals(text(right)));
    }

    /** Below zero, zero or above; null if nobody can say. */
    Integer compare(int left, int right) {
        if (isNumber(left) && isNumber(right)) {
            return number(left).compareTo(number(right));
        }
        FhirTime one = time(left);
        FhirTime other = one == null ? null : time(right);
        if (one != null && other != null) {
            return one.compare(other);
        }
        if (isText(left) && isText(right)) {
            return text(left).compareTo(text(right));
        }
        throw new EvaluationException("compares values of different types");
    }
}
