package io.github.bcdacamel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTextTest {

    private final RawText text = new RawText();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "seven b", "eight by", "nine byte", "J\u00f6rg", "a long text with \\\" and \\u00e9"})
    void a_text_ends_at_its_quote_wherever_it_stands(String written) throws IOException {
        long first = markOf(written, 0);

        for (int before = 1; before < 9; before++) {
            assertThat(markOf(written, before)).isEqualTo(first);
        }
    }

    @Test
    void texts_that_differ_have_different_marks() throws IOException {
        Set<Long> marks = new HashSet<>();

        for (int i = 0; i < 100_000; i++) {
            marks.add(markOf(Integer.toString(i), 0));
            marks.add(markOf("https://example.org/" + i, 0));
            marks.add(markOf(i + " ".repeat(20), 0));
        }

        assertThat(marks).hasSize(300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t\"", "\\x\"", "\\u12g4\"", "open", "open\\"})
    void what_is_no_text_is_refused(String written) {
        byte[] buffer = (written + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] roomy = Arrays.copyOf(buffer, buffer.length + RawText.SLACK);

        assertThatThrownBy(() -> text.measure(roomy, 0, buffer.length)).isInstanceOf(IOException.class);
    }

    @Test
    void a_text_that_is_not_utf_8_is_refused() {
        byte[] buffer = new byte[20];
        buffer[0] = (byte) 0xe9;
        buffer[1] = '"';

        assertThatThrownBy(() -> text.measure(buffer, 0, 2)).isInstanceOf(IOException.class);
    }

    private long markOf(String written, int before) throws IOException {
        String all = "x".repeat(before) + written + "\"";
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        byte[] buffer = Arrays.copyOf(bytes, bytes.length + RawText.SLACK);
        assertThat(text.measure(buffer, before, bytes.length)).isEqualTo(bytes.length - 1);
        return text.mark();
    }
}
