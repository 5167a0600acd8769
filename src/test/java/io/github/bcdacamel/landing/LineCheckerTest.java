package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.LIMIT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.LINE_TOO_LONG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_JSON;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_UTF8;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bcdacamel.json.JsonReader;
import io.github.bcdacamel.json.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineCheckerTest {

    private static final String FILE = "ndjson/Patient.0001.ndjson";

    private static final int CHANGED_LINES = 200_000;

    /** What changes are made of: everything that means something to JSON. */
    private static final byte[] ALPHABET =
            "{}[]\",:\\/ \t\r0123456789+-.eEtrufalsn\u0001\u007fx".getBytes(StandardCharsets.US_ASCII);

    private static final List<String> PLAIN = List.of(
            "{\"resourceType\":\"Patient\"}",
            " {\"id\" : \"1\", \"resourceType\" : \"Patient\" } \r".strip(),
            "{\"contained\":[{\"resourceType\":\"Device\"},{\"a\":[[],{}]}],\"id\":\"x\",\"resourceType\":\"Patient\"}",
            "{\"a\":[0,-0,10,1.5,-1.25e+10,2E-3,true,false,null],\"resourceType\":\"Patient\",\"z\":{}}",
            "{\"name\":\"quotes \\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 and J\u00f6rg\",\"resourceType\":\"Patient\"}");

    private final LineChecker check = new LineChecker(FILE, "Patient", 500_000);

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
            FileContent content = new LineChecker(FILE, "Patient", 10_000).check(Bodies.inPieces(lines, random));

            assertThat(content.lines()).isEqualTo(50);
            assertThat(content.bytes()).isEqualTo(lines.length);
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
        assertThat(refusal("{\"a\":" + "[".repeat(100_000)).reason()).isEqualTo(LIMIT);
    }

    @ParameterizedTest
    @MethodSource("beyondLimits")
    void a_line_that_passes_a_limit_is_refused_for_that_and_not_for_being_no_json(String value) {
        FileRefusedException refusal = refusal("{\"resourceType\":\"Patient\",\"a\":" + value + "}");

        assertThat(refusal.reason()).isEqualTo(LIMIT);
        assertThat(refusal).hasMessageContaining("passes a limit").hasMessageNotContaining("is not JSON");
    }

    static List<String> beyondLimits() {
        return List.of("[".repeat(1_000) + "]".repeat(1_000), "1".repeat(1_001), "{\"" + "n".repeat(60_000) + "\":1}");
    }

    @Test
    void a_line_longer_than_allowed_is_refused_before_it_ends() {
        LineChecker check = new LineChecker(FILE, "Patient", 1_000);
        byte[] begun = Bodies.utf8("{" + " ".repeat(1_000));

        FileRefusedException refusal =
                catchThrowableOfType(FileRefusedException.class, () -> check.check(Bodies.thenBroken(begun)));

        assertThat(refusal.reason()).isEqualTo(LINE_TOO_LONG);
    }

    @Test
    void a_line_longer_than_allowed_is_refused_when_it_is_whole_or_blank_as_well() {
        for (String line : List.of(Bodies.patient(1), " ".repeat(200))) {
            LineChecker check = new LineChecker(FILE, "Patient", line.length() - 1);

            FileRefusedException refusal = catchThrowableOfType(
                    FileRefusedException.class, () -> check.check(Bodies.inPieces(Bodies.utf8(line + "\n"), 50)));

            assertThat(refusal.reason()).isEqualTo(LINE_TOO_LONG);
        }
    }

    @Test
    void a_line_exactly_as_long_as_allowed_is_accepted() throws Exception {
        byte[] line = Bodies.utf8(Bodies.patient(1) + "\n");
        LineChecker check = new LineChecker(FILE, "Patient", line.length - 1);

        assertThat(check.check(Bodies.inPieces(line, 10)).lines()).isEqualTo(1);
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

    @Test
    void a_resource_of_the_expected_type_is_accepted() {
        for (String line : PLAIN) {
            assertThat(accepts(line)).as(line).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"resourceType\":\"Device\"}",
                "{\"contained\":{\"resourceType\":\"Patient\"}}",
                "{\"resourceType\":\"Patient\",\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Patient\",\"resource\\u0054ype\":\"Patient\"}",
                "{\"resourceType\":\"Patient\"}{}",
                "{\"resourceType\":\"Patient\",}",
                "{\"resourceType\":\"Patient\",\"a\":01}",
                "{\"resourceType\":\"Patient\",\"a\":1.}",
                "{\"resourceType\":\"Patient\",\"a\":-}",
                "{\"resourceType\":\"Patient\",\"a\":NaN}",
                "{\"resourceType\":\"Patient\",\"a\":[1,]}",
                "{\"resourceType\":\"Patient\",\"a\":[1}}",
                "{\"resourceType\":\"Patient\",\"a\":\"\\x\"}",
                "{\"resourceType\":\"Patient\",\"a\":\"\\u12g4\"}",
                "{\"resourceType\":\"Patient\",\"a\":\"\t\"}",
                "{\"resourceType\":\"Patient\",\"a\":\"open}",
                "{\"resourceType\":\"Patient\""
            })
    void what_is_not_certainly_the_expected_resource_is_left_to_the_parser(String line) {
        assertThat(accepts(line)).isFalse();
    }

    @Test
    void what_is_deeper_than_a_parser_reads_is_left_to_it() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);

        assertThat(accepts("{\"a\":" + deep + ",\"resourceType\":\"Patient\"}")).isFalse();
    }

    @Test
    void a_changed_line_is_accepted_only_if_a_parser_accepts_it() {
        Random random = new Random(7);
        int accepted = 0;

        for (int i = 0; i < CHANGED_LINES; i++) {
            byte[] line = changed(PLAIN.get(i % PLAIN.size()).getBytes(StandardCharsets.UTF_8), random);
            if (line.length > 0 && accepts(line)) {
                accepted++;
                assertThat(Utf8.firstInvalid(line, 0, line.length)).isNegative();
                assertThat(parses(line))
                        .as(new String(line, StandardCharsets.UTF_8))
                        .isTrue();
            }
        }

        assertThat(accepted).isGreaterThan(CHANGED_LINES / 50);
    }

    private boolean accepts(String line) {
        return accepts(line.getBytes(StandardCharsets.UTF_8));
    }

    /** By the quick look alone, without the parser that decides about what it leaves. */
    private boolean accepts(byte[] line) {
        byte[] buffer = Arrays.copyOf(line, line.length + 1 + JsonReader.SLACK);
        int end = check.endOfResource(buffer, 0);
        while (end > 0 && end < line.length && " \t\r".indexOf(line[end]) >= 0) {
            end++;
        }
        return end == line.length;
    }

    /** One to three bytes replaced, inserted or removed. */
    private static byte[] changed(byte[] line, Random random) {
        byte[] changed = line;
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(changed.length);
            byte some = ALPHABET[random.nextInt(ALPHABET.length)];
            int removed = random.nextInt(2);
            int inserted = random.nextInt(2);
            byte[] next = new byte[changed.length - removed + inserted];
            System.arraycopy(changed, 0, next, 0, at);
            System.arraycopy(changed, at + removed, next, at + inserted, changed.length - at - removed);
            if (inserted == 1) {
                next[at] = some;
            }
            changed = next.length == 0 ? line : next;
        }
        return changed;
    }

    /** The same question, answered by Jackson. */
    private static boolean parses(byte[] line) {
        int depth = 0;
        int types = 0;
        try (JsonParser json = new JsonFactory().createParser(Arrays.copyOf(line, line.length))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0 && json.nextToken() != null) {
                    return false;
                }
                if (depth == 1
                        && token == JsonToken.FIELD_NAME
                        && json.currentName().equals("resourceType")) {
                    types += json.nextToken() == JsonToken.VALUE_STRING
                                    && json.getText().equals("Patient")
                            ? 1
                            : 9;
                }
            }
            return types == 1;
        } catch (IOException notJson) {
            return false;
        }
    }

    private static FileRefusedException refusal(String lines) {
        return catchThrowableOfType(FileRefusedException.class, () -> count(lines));
    }

    private static long count(String lines) throws Exception {
        byte[] bytes = Bodies.utf8(lines);
        return count(bytes, bytes.length);
    }

    private static long count(byte[] lines, int piece) throws Exception {
        return new LineChecker(FILE, "Patient", 500_000)
                .check(Bodies.inPieces(lines, piece))
                .lines();
    }
}
