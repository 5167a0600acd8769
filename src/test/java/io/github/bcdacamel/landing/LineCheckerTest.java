package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.LINE_TOO_LONG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_JSON;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_UTF8;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCheckerTest {

    private static final String FILE = "ndjson/Patient.0001.ndjson";

    @Test
    void counts_the_resources_however_the_bytes_are_cut() throws Exception {
        byte[] lines = Bodies.utf8(Bodies.patients(20));
        for (int size = 1; size <= lines.length; size++) {
            assertThat(count(lines, size)).isEqualTo(20);
        }
    }

    @Test
    void counts_the_resources_in_pieces_of_random_sizes() throws Exception {
        Random random = new Random(11);
        byte[] lines = Bodies.utf8(Bodies.patients(50));
        for (int round = 0; round < 500; round++) {
            LineChecker check = new LineChecker(FILE, "Patient", 10_000);
            for (int at = 0; at < lines.length; ) {
                int size = Math.min(lines.length - at, 1 + random.nextInt(400));
                check.next(lines, at, size);
                at += size;
            }
            check.end();

            assertThat(check.lines()).isEqualTo(50);
        }
    }

    @Test
    void finds_a_broken_byte_wherever_the_buffers_are_cut() {
        byte[] lines = Bodies.utf8(Bodies.patients(3));
        lines[lines.length / 2] = (byte) 0xff;
        for (int size = 1; size <= lines.length; size++) {
            int piece = size;
            FileRefusedException refusal = catchThrowableOfType(FileRefusedException.class, () -> count(lines, piece));

            assertThat(refusal.reason()).isEqualTo(NOT_UTF8);
            assertThat(refusal)
                    .hasMessageContaining("line 2 (byte %d of the decoded file)".formatted(lines.length / 2));
        }
    }

    @Test
    void a_last_line_without_newline_counts() throws Exception {
        assertThat(count("{\"resourceType\":\"Patient\"}")).isEqualTo(1);
    }

    @Test
    void lines_may_end_as_on_windows_and_empty_lines_do_not_count() throws Exception {
        assertThat(count("{\"resourceType\":\"Patient\"}\r\n\r\n \t\n{\"resourceType\":\"Patient\"}\r\n"))
                .isEqualTo(2);
    }

    @Test
    void the_type_of_a_contained_resource_is_not_the_type_of_the_line() throws Exception {
        assertThat(count("{\"contained\":[{\"resourceType\":\"Coverage\"}],\"resourceType\":\"Patient\"}"))
                .isEqualTo(1);
    }

    @Test
    void a_type_written_with_escapes_is_the_same_type() throws Exception {
        assertThat(count("{\"resource\\u0054ype\":\"P\\u0061tient\"}")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contained\":[{\"resourceType\":\"Patient\"}]}",
                "{\"resourceType\":\"Coverage\"}",
                "{\"resourceType\":null}",
                "{\"resourceType\":{\"resourceType\":\"Patient\"}}",
                "{\"resourceType\":\"Patient\",\"resourceType\":\"Patient\"}",
                "{}"
            })
    void a_line_that_is_not_of_the_manifests_type_is_refused(String line) {
        assertThat(refusal(line).reason()).isEqualTo(WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[{\"resourceType\":\"Patient\"}]",
                "null",
                "{",
                "{\"resourceType\":\"Patient\"",
                "{\"resourceType\":\"Patient\"}}",
                "{\"resourceType\":\"Patient\"}{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Patient\"} 1",
                "{\"resourceType\":\"Patient\"},",
                "{\"resourceType\":\"Patient\",}",
                "{\"resourceType\":\"Patient\",\"a\":01}",
                "{\"resourceType\":\"Patient\",\"a\":NaN}",
                "{\"resourceType\":\"Patient\",\"a\":'b'}",
                "{\"resourceType\":\"Patient\",\"a\":\"\t\"}",
                "{\"resourceType\":\"Patient\",\"a\":\"\\x\"}",
                "{\"resourceType\":\"Patient\"/* */}",
                "\uFEFF{\"resourceType\":\"Patient\"}"
            })
    void a_line_that_is_not_one_json_object_is_refused(String line) {
        assertThat(refusal(line).reason()).isEqualTo(NOT_JSON);
    }

    @Test
    void a_line_in_utf_16_is_refused() {
        byte[] line = "{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_16LE);

        FileRefusedException refusal = catchThrowableOfType(FileRefusedException.class, () -> count(line, line.length));

        assertThat(refusal.reason()).isEqualTo(NOT_JSON);
    }

    @Test
    void a_line_nested_without_end_is_refused() {
        assertThat(refusal("{\"a\":" + "[".repeat(100_000)).reason()).isEqualTo(NOT_JSON);
    }

    @Test
    void a_line_longer_than_allowed_is_refused_before_it_ends() {
        LineChecker check = new LineChecker(FILE, "Patient", 1_000);
        byte[] endless = Bodies.utf8("{" + " ".repeat(1_000));

        FileRefusedException refusal =
                catchThrowableOfType(FileRefusedException.class, () -> check.next(endless, 0, endless.length));

        assertThat(refusal.reason()).isEqualTo(LINE_TOO_LONG);
    }

    @Test
    void a_line_exactly_as_long_as_allowed_is_accepted() throws Exception {
        byte[] line = Bodies.utf8(Bodies.patient(1) + "\n");
        LineChecker check = new LineChecker(FILE, "Patient", line.length - 1);

        check.next(line, 0, 10);
        check.next(line, 10, line.length - 10);

        assertThat(check.lines()).isEqualTo(1);
    }

    @Test
    void a_refusal_says_where_and_quotes_nothing() {
        FileRefusedException refusal = refusal(Bodies.patient(1) + "\n{\"identifier\":1S00A00AA00}");

        assertThat(refusal)
                .hasMessageContaining(FILE)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("1S00")
                .hasNoCause();
    }

    private static FileRefusedException refusal(String lines) {
        return catchThrowableOfType(FileRefusedException.class, () -> count(lines));
    }

    private static long count(String lines) throws Exception {
        byte[] bytes = Bodies.utf8(lines);
        return count(bytes, bytes.length);
    }

    private static long count(byte[] lines, int piece) throws Exception {
        LineChecker check = new LineChecker(FILE, "Patient", 500_000);
        for (int at = 0; at < lines.length; at += piece) {
            // A copy that is spoilt afterwards: the check must keep no hold of the buffer.
            byte[] buffer = new byte[Math.min(piece, lines.length - at)];
            System.arraycopy(lines, at, buffer, 0, buffer.length);
            check.next(buffer, 0, buffer.length);
            java.util.Arrays.fill(buffer, (byte) '!');
        }
        check.end();
        return check.lines();
    }
}
