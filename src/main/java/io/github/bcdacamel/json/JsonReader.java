package io.github.bcdacamel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a JSON record where it stands in a buffer. The caller pulls names and values in their order and gets positions;
 * nothing is copied or converted, so duplicate names come twice and numbers stay as they were written.
 *
 * <p>Strict: what is not RFC 8259, not UTF-8, or beyond what Jackson reads by default (nesting, names, numbers) is a
 * {@link NotJsonException}. A record is a line, so a line feed is no white space. Of a value that is {@linkplain #skip
 * skipped} everything is checked as well.
 *
 * <p>The buffer must hold a control character where what may be read ends, and {@link #SLACK} bytes after it: so no loop
 * asks for the end. {@link LineReader} provides both. Not thread-safe.
 */
public final class JsonReader {

    public static final int SLACK = Long.BYTES;
    public static final int MAX_DEPTH = 1_000;
    /** In bytes, with its quotes. */
    public static final int MAX_NAME = 49_000;

    /** What is said of a record that passes a limit, of a line. */
    public static final String LIMIT =
            "passes a limit of this program: it is nested deeper than 1,000 levels, or has a name or a number that is"
                    + " too long";

    private static final int MAX_NUMBER = 1_000;
    private static final JsonFactory JACKSON = new JsonFactory();

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final boolean[] isObject = new boolean[MAX_DEPTH];
    private int depth;
    private byte[] buffer;
    private int at;

    private int start;
    private int end;
    private int characters;
    private long mark;
    private boolean escaped;
    private boolean whole;

    /** Begins at a record's first byte. */
    public void begin(byte[] bytes, int from) {
        buffer = bytes;
        at = from;
        depth = 0;
    }

    /** Where the reader stands: at a name, at a value, or after what was read last. */
    public int position() {
        return at;
    }

    /** The byte at which the reader stands: it tells what kind of value follows. */
    public byte peek() {
        return buffer[at];
    }

    /** As {@link #enter()}, of a value that must be an object. */
    public boolean enterObject() throws NotJsonException {
        if (buffer[at] != '{') {
            throw new NotJsonException();
        }
        return enter();
    }

    /** Enters the object or list at which the reader stands; false when it is empty, and then it is left again. */
    public boolean enter() throws NotJsonException {
        byte bracket = buffer[at];
        if (bracket != '{' && bracket != '[') {
            throw new NotJsonException();
        }
        if (depth == MAX_DEPTH) {
            throw NotJsonException.limit();
        }
        at = space(at + 1);
        if (buffer[at] == bracket + 2) { // ']' and '}' are two after '[' and '{'.
            at++;
            return false;
        }
        isObject[depth++] = bracket == '{';
        return true;
    }

    /** After a value: goes to the next name or element; false when object or list end here, and then it is left. */
    public boolean next() throws NotJsonException {
        at = space(at);
        byte found = buffer[at++];
        if (found == ',') {
            at = space(at);
            return true;
        }
        if (found != (isObject[depth - 1] ? '}' : ']')) {
            throw new NotJsonException();
        }
        depth--;
        return false;
    }

    /** Whether this text, a name or a value, stands here just as it was written then. */
    public boolean isAt(WrittenText text) {
        return text.isAt(buffer, at);
    }

    /** Passes over a name that {@link #isAt stands here}, to its value. */
    public void pass(WrittenText name) throws NotJsonException {
        at += name.length();
        colon();
    }

    /** Reads a name, which {@link #start} and {@link #end} tell then, and goes to its value. */
    public void name() throws NotJsonException {
        int quote = at;
        string();
        if (at - quote > MAX_NAME) {
            throw NotJsonException.limit();
        }
        colon();
    }

    private void colon() throws NotJsonException {
        if (buffer[at] != ':') {
            at = space(at);
            if (buffer[at] != ':') {
                throw new NotJsonException();
            }
        }
        at = space(at + 1);
    }

    /** A name as it was written, to find it again quickly. */
    public WrittenText written() {
        return new WrittenText(buffer, start - 1, end + 1);
    }

    /** Reads a text and measures it in the same pass: {@link #characters} and {@link #mark}. */
    public void text() throws NotJsonException {
        int from = at + 1;
        if (buffer[at] != '"') {
            throw new NotJsonException();
        }
        long all = 0;
        long marked = 0;
        int to = from;
        long word = eight(buffer, to);
        long found = special(word);
        while (found == 0) {
            all |= word;
            marked = mixed(marked ^ word);
            to += Long.BYTES;
            word = eight(buffer, to);
            found = special(word);
        }
        int bits = Long.numberOfTrailingZeros(found) & ~7;
        word &= (1L << bits) - 1;
        to += bits >>> 3;
        if (buffer[to] == '"' && ((all | word) & HIGHS) == 0) {
            start = from;
            end = to;
            at = to + 1;
            escaped = false;
            characters = to - from;
            mark = mixed(mixed(marked ^ word) ^ characters);
        } else {
            string();
            characters = decodedLength();
            mark = mark(buffer, start, end - start);
        }
    }

    /** Reads a text as a name, or as a value of which nothing is measured. */
    void string() throws NotJsonException {
        int from = at + 1;
        if (buffer[at] != '"') {
            throw new NotJsonException();
        }
        long all = 0;
        boolean escapes = false;
        int to = from;
        while (true) {
            long word = eight(buffer, to);
            long found = special(word);
            while (found == 0) {
                all |= word;
                to += Long.BYTES;
                word = eight(buffer, to);
                found = special(word);
            }
            int bits = Long.numberOfTrailingZeros(found) & ~7;
            all |= word & (1L << bits) - 1;
            to += bits >>> 3;
            if (buffer[to] == '"') {
                break;
            }
            to = afterEscape(to);
            escapes = true;
        }
        if ((all & HIGHS) != 0 && Utf8.firstInvalid(buffer, from, to) >= 0) {
            throw new NotJsonException();
        }
        start = from;
        end = to;
        at = to + 1;
        escaped = escapes;
    }

    private int afterEscape(int backslash) throws NotJsonException {
        if (buffer[backslash] == '\\') {
            switch (buffer[backslash + 1]) {
                case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
                    return backslash + 2;
                case 'u':
                    int digit = backslash + 2;
                    while (digit < backslash + 6 && Character.digit(buffer[digit], 16) >= 0) {
                        digit++;
                    }
                    if (digit == backslash + 6) {
                        return digit;
                    }
                    break;
                default:
            }
        }
        throw new NotJsonException();
    }

    /** Reads a number, or true, false or null. */
    public void word() throws NotJsonException {
        start = at;
        switch (buffer[at]) {
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
        end = at;
    }

    private void literal(String word) throws NotJsonException {
        for (int i = 0; i < word.length(); i++) {
            if (buffer[at++] != word.charAt(i)) {
                throw new NotJsonException();
            }
        }
    }

    private void number() throws NotJsonException {
        int first = buffer[start] == '-' ? start + 1 : start;
        at = digits(first);
        if (buffer[first] == '0' && at > first + 1) {
            throw new NotJsonException();
        }
        whole = true;
        if (buffer[at] == '.') {
            whole = false;
            at = digits(at + 1);
        }
        if (buffer[at] == 'e' || buffer[at] == 'E') {
            whole = false;
            at = digits(buffer[at + 1] == '+' || buffer[at + 1] == '-' ? at + 2 : at + 1);
        }
        if (at - start > MAX_NUMBER) {
            throw NotJsonException.limit();
        }
    }

    /** After one digit at least. */
    private int digits(int from) throws NotJsonException {
        int to = from;
        while (buffer[to] >= '0' && buffer[to] <= '9') {
            to++;
        }
        if (to == from) {
            throw new NotJsonException();
        }
        return to;
    }

    /** Passes over a value with all that is in it. */
    public void skip() throws NotJsonException {
        int outside = depth;
        while (true) {
            byte first = buffer[at];
            if (first == '"') {
                string();
            } else if (first != '{' && first != '[') {
                word();
            } else if (enter()) {
                if (first == '{') {
                    name();
                }
                continue;
            }
            do {
                if (depth == outside) {
                    return;
                }
            } while (!next());
            if (isObject[depth - 1]) {
                name();
            }
        }
    }

    /** Where the name, text or word begins that was read last: inside its quotes. */
    public int start() {
        return start;
    }

    /** Where it ends: at the quote that closes it. */
    public int end() {
        return end;
    }

    /** Whether the name or text read last has escapes, and so means something else than its bytes. */
    public boolean isEscaped() {
        return escaped;
    }

    /** How many characters the text read last has, decoded. */
    public int characters() {
        return characters;
    }

    /** Differs for texts that differ, as far as 64 bits go; of the text read last. */
    public long mark() {
        return mark;
    }

    /** Whether the number read last has neither fraction nor exponent. */
    public boolean isWhole() {
        return whole;
    }

    /** The name or text read last, decoded. */
    public String decoded() throws NotJsonException {
        if (!escaped) {
            return new String(buffer, start, end - start, StandardCharsets.UTF_8);
        }
        try (JsonParser parser = JACKSON.createParser(buffer, start - 1, end - start + 2)) {
            return parser.nextTextValue();
        } catch (IOException tooLong) {
            throw new NotJsonException();
        }
    }

    private int decodedLength() {
        int length = 0;
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\\') {
                i += buffer[i + 1] == 'u' ? 5 : 1;
                length++;
            } else if ((buffer[i] & 0xC0) != 0x80) {
                length++;
            }
        }
        return length;
    }

    /** The next that is not white space within a line. */
    private int space(int from) {
        int to = from;
        while (buffer[to] <= ' ' && (buffer[to] == ' ' || buffer[to] == '\t' || buffer[to] == '\r')) {
            to++;
        }
        return to;
    }

    /** As {@link #mark()}, of any bytes; the buffer must have {@link #SLACK} bytes more. */
    public static long mark(byte[] buffer, int start, int length) {
        long marked = 0;
        int at = start;
        int left = length;
        for (; left >= Long.BYTES; left -= Long.BYTES) {
            marked = mixed(marked ^ eight(buffer, at));
            at += Long.BYTES;
        }
        return mixed(mixed(marked ^ eight(buffer, at) & (1L << 8 * left) - 1) ^ length);
    }

    static long eight(byte[] buffer, int at) {
        return (long) EIGHT.get(buffer, at);
    }

    /** The high bit of each quote, backslash and control character; bits above the first such byte may be wrong. */
    private static long special(long word) {
        long quotes = word ^ ONES * '"';
        long backslashes = word ^ ONES * '\\';
        return (quotes - ONES & ~quotes | backslashes - ONES & ~backslashes | word - ONES * ' ' & ~word) & HIGHS;
    }

    private static long mixed(long bits) {
        long product = bits * ODD;
        return product ^ product >>> 32;
    }
}
