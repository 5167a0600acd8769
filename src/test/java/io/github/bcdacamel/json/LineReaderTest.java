package io.github.bcdacamel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static final int MAX = 400_000;

    private final Random random = new Random(5);

    @Test
    void lines_are_the_same_however_the_stream_is_cut_and_whether_their_ends_are_searched_or_told() throws IOException {
        LineReader lines = new LineReader(MAX);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int number = 1; number <= 12; number++) {
                String spaces = " \t\r".repeat(random.nextInt(2));
                int length = random.nextInt(4) == 0 ? random.nextInt(MAX + MAX / 2) : random.nextInt(3);
                String line = spaces + "x".repeat(length) + spaces;
                if (line.length() > MAX) {
                    expected.add(number + " at " + text.length() + " too long");
                } else if (length > 0) {
                    expected.add(number + " at " + text.length() + ": " + length);
                }
                text.append(line).append(number < 12 || random.nextBoolean() ? "\n" : "");
            }

            lines.begin(inPieces(text.toString()));
            List<String> found = new ArrayList<>();
            while (lines.next()) {
                found.add(lines.number() + " at " + lines.offset() + described(lines));
            }

            assertThat(found).isEqualTo(expected);
            assertThat(lines.bytes()).isEqualTo(text.length());
        }
    }

    private String described(LineReader lines) {
        int end = lines.start();
        while (lines.buffer()[end] == 'x') {
            end++;
        }
        if (random.nextBoolean() && !lines.endsAfter(end) || lines.isTooLong()) {
            return " too long";
        }
        assertThat(lines.buffer()[lines.end()]).isIn((byte) '\n', (byte) 0);
        return ": " + (end - lines.start());
    }

    private InputStream inPieces(String text) {
        int most = 1 + random.nextInt(random.nextBoolean() ? 1_000 : 1_000_000);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, most));
            }
        };
    }
}
