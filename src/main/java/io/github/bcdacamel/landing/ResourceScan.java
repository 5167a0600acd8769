package io.github.bcdacamel.landing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Sees quickly that a line is strict JSON (RFC 8259): one object, whose own {@code resourceType} is the expected one,
 * given once. Says yes only when that is certain; whatever is wrong, odd or uncommon is left to a parser, which decides
 * and knows where the fault is. Whether the bytes are UTF-8 is asked elsewhere. Not thread-safe.
 */
final class ResourceScan {

    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1000;
    private static final int NO = -1;
    private static final byte[] RESOURCE_TYPE = "resourceType".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] quotedType;
    private final boolean[] object = new boolean[DEEPEST];
    private int depth;
    private boolean typed;

    ResourceScan(String type) {
        this.quotedType = ('"' + type + '"').getBytes(StandardCharsets.UTF_8);
    }

    /** @param from where a brace opens */
    boolean accepts(byte[] line, int from, int to) {
        depth = 0;
        typed = false;
        int at = from;
        while (at >= 0) {
            at = value(line, space(line, at, to), to);
            if (at >= 0) {
                at = afterValue(line, at, to);
            }
            if (at >= 0 && depth == 0) {
                return typed && space(line, at, to) == to;
            }
        }
        return false;
    }

    /** A scalar, an empty object or list, or the beginning of one up to its first value. */
    private int value(byte[] line, int at, int to) {
        if (at >= to) {
            return NO;
        }
        return switch (line[at]) {
            case '"' -> string(line, at + 1, to);
            case '{', '[' -> open(line, at, to);
            case 't' -> literal(TRUE, line, at, to);
            case 'f' -> literal(FALSE, line, at, to);
            case 'n' -> literal(NULL, line, at, to);
            default -> number(line, at, to);
        };
    }

    private int open(byte[] line, int at, int to) {
        if (depth == DEEPEST) {
            return NO;
        }
        boolean isObject = line[at] == '{';
        object[depth++] = isObject;
        int next = space(line, at + 1, to);
        if (next < to && line[next] == (isObject ? '}' : ']')) {
            return next;
        }
        int first = isObject ? name(line, next, to) : next;
        return first < 0 ? NO : value(line, space(line, first, to), to);
    }

    /** Closes what ends here, up to the comma before the next value or the end of the outermost object. */
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

    /** A name and its colon. */
    private int name(byte[] line, int at, int to) {
        if (at >= to || line[at] != '"') {
            return NO;
        }
        int after = string(line, at + 1, to);
        if (after < 0 || after - at > LONGEST_NAME) {
            return NO;
        }
        int colon = space(line, after, to);
        if (colon >= to || line[colon] != ':') {
            return NO;
        }
        return depth > 1 || notesType(line, at + 1, after - 1, space(line, colon + 1, to), to) ? colon + 1 : NO;
    }

    /** Whether nothing speaks against the resource's own name: it is another one, or the right type for the first time. */
    private boolean notesType(byte[] line, int from, int to, int value, int end) {
        for (int at = from; at < to; at++) {
            if (line[at] == '\\') {
                return false;
            }
        }
        if (!Arrays.equals(line, from, to, RESOURCE_TYPE, 0, RESOURCE_TYPE.length)) {
            return true;
        }
        if (typed || !at(line, value, end, quotedType)) {
            return false;
        }
        typed = true;
        return true;
    }

    /** @return after the closing quote */
    private static int string(byte[] line, int from, int to) {
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
        return at(line, from, to, word) ? from + word.length : NO;
    }

    private static boolean at(byte[] line, int from, int to, byte[] word) {
        return from + word.length <= to && Arrays.equals(line, from, from + word.length, word, 0, word.length);
    }

    private static int space(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
            at++;
        }
        return at;
    }
}
