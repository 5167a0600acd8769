package io.github.bcdacamel.profile;

/** A key as it was written, in its quotes, to be recognised eight bytes at a time when it comes again. */
final class RawKey {

    private final long[] words;
    private final int unused;
    private final int length;

    /** @param from where its quote opens @param to after the one that closes */
    RawKey(byte[] buffer, int from, int to) {
        length = to - from;
        words = new long[(length + Long.BYTES - 1) / Long.BYTES];
        unused = Long.SIZE - 8 * (length - Long.BYTES * (words.length - 1));
        for (int i = 0; i < words.length; i++) {
            words[i] = RawText.eight(buffer, from + Long.BYTES * i);
        }
    }

    int length() {
        return length;
    }

    /** Whether it stands here; of the buffer no more is looked at than {@link RawText#SLACK} bytes beyond what is alike. */
    boolean isAt(byte[] buffer, int from) {
        int last = words.length - 1;
        int at = from;
        for (int i = 0; i < last; i++) {
            if (RawText.eight(buffer, at) != words[i]) {
                return false;
            }
            at += Long.BYTES;
        }
        return (RawText.eight(buffer, at) ^ words[last]) << unused == 0;
    }
}
