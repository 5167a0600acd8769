package io.github.bcdacamel.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A name or text as it was written, in its quotes, recognized eight bytes at a time when it comes again. */
public final class WrittenText {

    private final long[] words;
    private final int unused;
    private final int length;

    /** @param from where its quote opens @param to after the one that closes */
    WrittenText(byte[] buffer, int from, int to) {
        length = to - from;
        words = new long[(length + Long.BYTES - 1) / Long.BYTES];
        unused = Long.SIZE - 8 * (length - Long.BYTES * (words.length - 1));
        for (int i = 0; i < words.length; i++) {
            words[i] = JsonReader.eight(buffer, from + Long.BYTES * i);
        }
    }

    /** @param plain nothing in it must need an escape */
    public static WrittenText of(String plain) {
        byte[] quoted = ('"' + plain + '"').getBytes(StandardCharsets.UTF_8);
        return new WrittenText(Arrays.copyOf(quoted, quoted.length + JsonReader.SLACK), 0, quoted.length);
    }

    int length() {
        return length;
    }

    /** Of the buffer no more is looked at than {@link JsonReader#SLACK} bytes beyond what is alike. */
    boolean isAt(byte[] buffer, int from) {
        int last = words.length - 1;
        int at = from;
        for (int i = 0; i < last; i++) {
            if (JsonReader.eight(buffer, at) != words[i]) {
                return false;
            }
            at += Long.BYTES;
        }
        return (JsonReader.eight(buffer, at) ^ words[last]) << unused == 0;
    }
}
