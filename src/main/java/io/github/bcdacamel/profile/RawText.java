package io.github.bcdacamel.profile;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.bcdacamel.json.JsonText;
import io.github.bcdacamel.json.Utf8;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Measures and marks a text in one pass over its bytes, where it stands, without making a string of it. What is looked at
 * must be followed by a control character, and the buffer must have {@link #SLACK} bytes more.
 */
final class RawText {

    static final int SLACK = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Hasher64 HASHER = Hashing.wyhashFinal4();

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private long mark;
    private int characters;

    /**
     * The end of a JSON text that begins here, after its quote: where the quote stands that ends it.
     *
     * @throws IOException when it is none
     */
    int measure(byte[] buffer, int start, int limit) throws IOException {
        long all = 0;
        long marked = 0;
        int at = start;
        long word = eight(buffer, at);
        long found = special(word);
        while (found == 0) {
            all |= word;
            marked = mixed(marked ^ word);
            at += Long.BYTES;
            word = eight(buffer, at);
            found = special(word);
        }
        int bits = Long.numberOfTrailingZeros(found) & ~7;
        word &= (1L << bits) - 1;
        at += bits >>> 3;
        if (buffer[at] != '"' || ((all | word) & HIGHS) != 0) {
            return uncommon(buffer, start, limit);
        }
        characters = at - start;
        mark = mixed(mixed(marked ^ word) ^ characters);
        return at;
    }

    /** Where something is escaped, or not ASCII. */
    private int uncommon(byte[] buffer, int start, int limit) throws IOException {
        int end = JsonText.string(buffer, start, limit) - 1;
        if (end < start || Utf8.firstInvalid(buffer, start, end) >= 0) {
            throw new IOException("has a text that is none");
        }
        characters = decoded(buffer, start, end);
        mark = hash(buffer, start, end - start);
        return end;
    }

    /** How many characters the text measured last has. */
    int characters() {
        return characters;
    }

    /** Differs for texts that differ, as far as 64 bits go; that of the text measured last. */
    long mark() {
        return mark;
    }

    /** As {@link #mark()}, of a few bytes. */
    static long mark(byte[] buffer, int start, int length) {
        return length < Long.BYTES
                ? mixed(eight(buffer, start) << (Long.SIZE - 8 * length) ^ length)
                : hash(buffer, start, length);
    }

    /** What the number of distinct values is estimated by. */
    static long hash(byte[] buffer, int start, int length) {
        return HASHER.hashBytesToLong(buffer, start, length);
    }

    static long eight(byte[] buffer, int at) {
        return (long) LONGS.get(buffer, at);
    }

    /** The high bit of each quote, backslash and control character; bits above the first such byte may be wrong. */
    private static long special(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (quotes - ONES & ~quotes | backslashes - ONES & ~backslashes | word - SPACES & ~word) & HIGHS;
    }

    private static long mixed(long bits) {
        long product = bits * ODD;
        return product ^ product >>> 32;
    }

    private static int decoded(byte[] buffer, int start, int end) {
        int characters = 0;
        for (int at = start; at < end; at++) {
            if (buffer[at] == '\\') {
                at += buffer[at + 1] == 'u' ? 5 : 1;
                characters++;
            } else if ((buffer[at] & 0xC0) != 0x80) {
                characters++;
            }
        }
        return characters;
    }
}
