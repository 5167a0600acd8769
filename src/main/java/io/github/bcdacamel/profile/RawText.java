package io.github.bcdacamel.profile;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes in a buffer eight at a time, so that a text can be measured and hashed where it stands, without making a
 * string of it. The buffer must have {@link #SLACK} bytes more than are looked at.
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
    private static final long NEWLINES = ONES * '\n';

    /** Whether the text measured last is written as it reads: ASCII, and nothing escaped. */
    private boolean plain;

    /**
     * The end of a JSON text that begins here, after its quote: where the quote stands that ends it.
     *
     * @throws IOException when there is none before the limit, or a control character before it
     */
    int measure(byte[] buffer, int start, int limit) throws IOException {
        long high = 0;
        int at = start;
        plain = true;
        while (at < limit) {
            long word = (long) LONGS.get(buffer, at);
            long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES) | word - SPACES & ~word & HIGHS;
            if (found == 0) {
                high |= word;
                at += Long.BYTES;
                continue;
            }
            int before = Long.numberOfTrailingZeros(found) & ~7;
            high |= word & ((1L << before) - 1);
            at += before >>> 3;
            if (buffer[at] != '\\') {
                plain &= (high & HIGHS) == 0;
                if (buffer[at] == '"' && at < limit) {
                    return at;
                }
                break;
            }
            plain = false;
            at += 2;
        }
        throw new IOException("has a text without end");
    }

    /** The next line feed from here on, or the end. */
    static int newline(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end) {
            long found = zeros((long) LONGS.get(buffer, at) ^ NEWLINES);
            if (found != 0) {
                return Math.min(end, at + (Long.numberOfTrailingZeros(found) >>> 3));
            }
            at += Long.BYTES;
        }
        return end;
    }

    /** How many characters the text measured last has. */
    int characters(byte[] buffer, int start, int end) {
        return plain ? end - start : decoded(buffer, start, end);
    }

    static long hash(byte[] buffer, int start, int length) {
        return HASHER.hashBytesToLong(buffer, start, length);
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

    /** The high bit of each byte that is zero; bits above the first such byte may be wrong. */
    private static long zeros(long word) {
        return word - ONES & ~word & HIGHS;
    }
}
