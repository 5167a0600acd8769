package io.github.bcdacamel.simulator.claims;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * One line of JSON under construction, as the bytes that BCDA sends: compact, UTF-8 raw, {@code & < >} as {@code \u0026 \u003c
 * \u003e}, numbers as a 64-bit float prints them. Puts commas where they belong; the order of keys and the balance of brackets
 * are left to {@link Shape}. Not thread-safe; one is used for many lines, so memory stays that of the longest line.
 */
final class JsonLineWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int sequence;

    /** The number of the entry being written in a numbered list. */
    int sequence() {
        return sequence;
    }

    void sequence(int number) {
        sequence = number;
    }

    /** A comma, unless the value is the first of its object or array. */
    void separate() {
        byte last = length == 0 ? (byte) '[' : bytes[length - 1];
        if (last != '{' && last != '[') {
            put((byte) ',');
        }
    }

    void put(byte character) {
        room(1);
        bytes[length++] = character;
    }

    void raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    void string(String value) {
        room(value.length() * 6 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                raw(value.substring(i, i + Character.charCount(value.codePointAt(i)))
                        .getBytes(StandardCharsets.UTF_8));
                room((value.length() - i) * 6 + 2);
                i += Character.charCount(value.codePointAt(i)) - 1;
            } else if (c < ' ' || c == '&' || c == '<' || c == '>') {
                escape(c);
            } else {
                if (c == '"' || c == '\\') {
                    bytes[length++] = '\\';
                }
                bytes[length++] = (byte) c;
            }
        }
        bytes[length++] = '"';
    }

    void number(long value) {
        room(20);
        if (value < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(value);
        int digits = 1;
        for (long more = rest; more >= 10; more /= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** An amount of cents in dollars: 1250 is {@code 12.5}, 0 is {@code 0}. */
    void dollars(long cents) {
        number(cents / 100);
        int fraction = (int) (cents % 100);
        if (fraction != 0) {
            put((byte) '.');
            put((byte) ('0' + fraction / 10));
            if (fraction % 10 != 0) {
                put((byte) ('0' + fraction % 10));
            }
        }
    }

    void date(LocalDate day) {
        room(13);
        bytes[length++] = '"';
        number(day.getYear());
        twoDigits(day.getMonthValue());
        twoDigits(day.getDayOfMonth());
        put((byte) '"');
    }

    int length() {
        return length;
    }

    /** Takes the quotes away from the string that begins there and ends here; any other value stays. */
    void unquote(int start) {
        if (bytes[start] == '"') {
            length -= 2;
            System.arraycopy(bytes, start + 1, bytes, start, length - start);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void twoDigits(int value) {
        bytes[length++] = '-';
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 0xf];
    }

    private void room(int needed) {
        if (bytes.length - length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }
}
