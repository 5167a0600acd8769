package io.github.bcdacamel.json;

/** Decodes the escapes of a JSON text that was found to be right. */
final class Escapes {

    private static final int REPLACEMENT = 0xFFFD;

    private Escapes() {}

    /** Decodes to UTF-8, which is never longer; half a surrogate pair becomes U+FFFD. */
    static int decode(byte[] from, int start, int end, byte[] to) {
        int length = 0;
        int at = start;
        while (at < end) {
            byte next = from[at++];
            if (next != '\\') {
                to[length++] = next;
                continue;
            }
            byte escape = from[at++];
            if (escape != 'u') {
                to[length++] = plain(escape);
                continue;
            }
            int character = hex(from, at);
            at += 4;
            if (Character.isSurrogate((char) character)) {
                boolean pair = Character.isHighSurrogate((char) character)
                        && at + 6 <= end
                        && from[at] == '\\'
                        && from[at + 1] == 'u'
                        && Character.isLowSurrogate((char) hex(from, at + 2));
                if (pair) {
                    character = Character.toCodePoint((char) character, (char) hex(from, at + 2));
                    at += 6;
                } else {
                    character = REPLACEMENT;
                }
            }
            length = put(character, to, length);
        }
        return length;
    }

    private static byte plain(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private static int hex(byte[] from, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 4 | Character.digit(from[i], 16);
        }
        return value;
    }

    private static int put(int character, byte[] to, int at) {
        int length = at;
        if (character < 0x80) {
            to[length++] = (byte) character;
        } else if (character < 0x800) {
            to[length++] = (byte) (0xC0 | character >> 6);
            to[length++] = (byte) (0x80 | character & 0x3F);
        } else {
            if (character < 0x10000) {
                to[length++] = (byte) (0xE0 | character >> 12);
            } else {
                to[length++] = (byte) (0xF0 | character >> 18);
                to[length++] = (byte) (0x80 | character >> 12 & 0x3F);
            }
            to[length++] = (byte) (0x80 | character >> 6 & 0x3F);
            to[length++] = (byte) (0x80 | character & 0x3F);
        }
        return length;
    }
}
