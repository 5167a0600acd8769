package io.github.bcdacamel.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strict JSON (RFC 8259) where it stands in a line's bytes: where a text, a number or a whole value ends. Positions in,
 * positions out; {@link #NO} for what is no JSON, and for names, numbers and nesting beyond what Jackson reads by default.
 * White space is blanks, tabs and returns: a line feed ends the line. Leaves to others what the values mean, and whether the
 * bytes are UTF-8. Not thread-safe.
 */
public final class JsonText {

    public static final int NO = -1;
    public static final int DEEPEST = 1_000;
    public static final int LONGEST_NAME = 49_000;

    private static final int LONGEST_NUMBER = 1_000;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final boolean[] object = new boolean[DEEPEST];
    private int deepest;
    private int depth;

    /**
     * A value with all that is in it.
     *
     * @param levels how deep it may be
     * @return after the value
     */
    public int value(byte[] line, int from, int to, int levels) {
        depth = 0;
        deepest = levels;
        int at = from;
        do {
            at = begun(line, space(line, at, to), to);
            if (at >= 0) {
                at = afterValue(line, at, to);
            }
        } while (at >= 0 && depth > 0);
        return at;
    }

    /** A scalar, an empty object or list, or the beginning of one up to its first value. */
    private int begun(byte[] line, int at, int to) {
        if (at >= to) {
            return NO;
        }
        return switch (line[at]) {
            case '"' -> string(line, at + 1, to);
            case '{', '[' -> open(line, at, to);
            default -> word(line, at, to);
        };
    }

    private int open(byte[] line, int at, int to) {
        if (depth == deepest) {
            return NO;
        }
        boolean isObject = line[at] == '{';
        object[depth++] = isObject;
        int next = space(line, at + 1, to);
        if (next < to && line[next] == (isObject ? '}' : ']')) {
            return next;
        }
        int first = isObject ? name(line, next, to) : next;
        return first < 0 ? NO : begun(line, space(line, first, to), to);
    }

    /** Closes what ends here, up to the comma before the next value or the end of the outermost one. */
    private int afterValue(byte[] line, int from, int to) {
        int at = from;
        while (depth > 0) {
            at = space(line, at, to);
            if (at >= to) {
                return NO;
            }
            byte next = line[at++];
            if (next == ',') {
                return object[depth - 1] ? name(line, space(line, at, to), to) : at;
            }
            if (next != (object[depth - 1] ? '}' : ']')) {
                return NO;
            }
            depth--;
        }
        return at;
    }

    private static int name(byte[] line, int at, int to) {
        int end = nameEnd(line, at, to);
        return end < 0 ? NO : valueOf(line, end, to);
    }

    /** @param at where a name's quote must be @return after the quote that ends it */
    public static int nameEnd(byte[] line, int at, int to) {
        if (at >= to || line[at] != '"') {
            return NO;
        }
        int end = string(line, at + 1, to);
        return end - at > LONGEST_NAME ? NO : end;
    }

    /** @param nameEnd after the quote that ends a name @return where the value must begin that it has */
    public static int valueOf(byte[] line, int nameEnd, int to) {
        int colon = space(line, nameEnd, to);
        return colon < to && line[colon] == ':' ? space(line, colon + 1, to) : NO;
    }

    /** @param from after the quote that begins a text @return after the one that ends it */
    public static int string(byte[] line, int from, int to) {
        int at = from;
        while (at < to) {
            at = Utf8.endOfPlainText(line, at, to);
            if (at >= to || line[at] != '\\') {
                return at < to && line[at] == '"' ? at + 1 : NO;
            }
            at = escape(line, at + 1, to);
            if (at < 0) {
                return NO;
            }
        }
        return NO;
    }

    private static int escape(byte[] line, int at, int to) {
        if (at >= to) {
            return NO;
        }
        return switch (line[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> {
                for (int digit = at + 1; digit <= at + 4; digit++) {
                    if (digit >= to || Character.digit(line[digit], 16) < 0) {
                        yield NO;
                    }
                }
                yield at + 5;
            }
            default -> NO;
        };
    }

    /** A number, or true, false or null. @return after it */
    public static int word(byte[] line, int at, int to) {
        if (at >= to) {
            return NO;
        }
        return switch (line[at]) {
            case 't' -> literal(TRUE, line, at, to);
            case 'f' -> literal(FALSE, line, at, to);
            case 'n' -> literal(NULL, line, at, to);
            default -> number(line, at, to);
        };
    }

    private static int number(byte[] line, int from, int to) {
        int at = line[from] == '-' ? from + 1 : from;
        int whole = digits(line, at, to);
        if (whole == at || whole > at + 1 && line[at] == '0') {
            return NO;
        }
        at = whole;
        if (at < to && line[at] == '.') {
            int fraction = digits(line, at + 1, to);
            if (fraction == at + 1) {
                return NO;
            }
            at = fraction;
        }
        if (at < to && (line[at] == 'e' || line[at] == 'E')) {
            int sign = at + 1 < to && (line[at + 1] == '+' || line[at + 1] == '-') ? at + 2 : at + 1;
            int exponent = digits(line, sign, to);
            if (exponent == sign) {
                return NO;
            }
            at = exponent;
        }
        return at - from > LONGEST_NUMBER ? NO : at;
    }

    private static int digits(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        return at;
    }

    private static int literal(byte[] word, byte[] line, int from, int to) {
        boolean isIt = from + word.length <= to && Arrays.equals(line, from, from + word.length, word, 0, word.length);
        return isIt ? from + word.length : NO;
    }

    /** The next that is not white space within a line, or the end. */
    public static int space(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
            at++;
        }
        return at;
    }
}
