package io.github.bcdacamel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private final Random random = new Random(7);

    @Test
    void accepts_and_refuses_the_same_bytes_as_the_jdk() {
        byte[] bytes = new byte[12];
        for (int round = 0; round < 300_000; round++) {
            byte[] alphabet = {'a', 'b', (byte) 0xc3, (byte) 0xa9, (byte) 0xe2, (byte) 0x82, (byte) 0xac};
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = round % 2 == 0
                        ? alphabet[random.nextInt(alphabet.length)]
                        : (byte) (0x70 + random.nextInt(140));
            }
            int from = random.nextInt(9);

            boolean valid = Utf8.firstInvalid(bytes, from, bytes.length) < 0;

            assertThat(valid).isEqualTo(jdkAccepts(bytes, from));
        }
    }

    @Test
    void accepts_every_character_and_refuses_every_surrogate() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            byte[] bytes = utf8(character);

            boolean valid = Utf8.firstInvalid(bytes, 0, bytes.length) < 0;

            assertThat(valid).isEqualTo(character < 0xd800 || character > 0xdfff);
        }
    }

    @Test
    void finds_the_first_newline_wherever_it_stands() {
        for (int length = 0; length < 40; length++) {
            for (int newline = 0; newline < length; newline++) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                for (int at = 0; at < length; at++) {
                    bytes[at] = bytes[at] == '\n' && at < newline ? (byte) 0x0b : bytes[at];
                }
                bytes[newline] = '\n';

                assertThat(Utf8.newline(bytes, 0, length)).isEqualTo(newline);
                assertThat(Utf8.newline(bytes, 0, newline)).isEqualTo(-1);
            }
        }
    }

    private static boolean jdkAccepts(byte[] bytes, int from) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] utf8(int c) {
        if (c < 0x80) {
            return new byte[] {(byte) c};
        }
        if (c < 0x800) {
            return new byte[] {(byte) (0xc0 | c >> 6), (byte) (0x80 | c & 0x3f)};
        }
        if (c < 0x10000) {
            return new byte[] {(byte) (0xe0 | c >> 12), (byte) (0x80 | c >> 6 & 0x3f), (byte) (0x80 | c & 0x3f)};
        }
        return new byte[] {
            (byte) (0xf0 | c >> 18),
            (byte) (0x80 | c >> 12 & 0x3f),
            (byte) (0x80 | c >> 6 & 0x3f),
            (byte) (0x80 | c & 0x3f)
        };
    }
}
