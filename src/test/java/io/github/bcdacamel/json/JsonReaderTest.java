package io.github.bcdacamel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static final int CHANGED_VALUES = 60_000;
    private static final byte[] ALPHABET =
            "{}[]\",:\\/ \t\r0123456789+-.eEtrufalsn\u0001\u007fx".getBytes(StandardCharsets.US_ASCII);
    private static final JsonFactory JACKSON = new JsonFactory();

    private static final List<String> VALUES = List.of(
            "{\"a\":[0,-0,10,1.5,-1.25e+10,2E-3,true,false,null],\"b\" : {} , \"c\":[ [ ] ]}",
            "{\"quotes \\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 and J\u00f6rg\":\"\\u00E9\"}",
            "[[1,2],{\"x\":{\"y\":[{}]}},\"a text that is longer than eight bytes\"]");

    private final JsonReader json = new JsonReader();

    @Test
    void a_changed_value_is_accepted_exactly_if_a_parser_accepts_it() {
        Random random = new Random(11);
        int accepted = 0;

        for (int i = 0; i < CHANGED_VALUES; i++) {
            byte[] value = VALUES.get(i % VALUES.size()).getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                value[random.nextInt(value.length)] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            if (Utf8.firstInvalid(value, 0, value.length) >= 0) {
                assertThat(accepts(value)).isFalse();
            } else {
                boolean isValue = accepts(value);
                assertThat(isValue)
                        .as(new String(value, StandardCharsets.UTF_8))
                        .isEqualTo(parses(value));
                accepted += isValue ? 1 : 0;
            }
        }

        assertThat(accepted).isBetween(CHANGED_VALUES / 50, CHANGED_VALUES / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 1_001})
    void nesting_is_followed_as_deep_as_a_parser_does(int depth) {
        byte[] nested = ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.US_ASCII);

        assertThat(accepts(nested)).isEqualTo(parses(nested));
    }

    @ParameterizedTest
    @ValueSource(ints = {JsonReader.MAX_NAME - 2, JsonReader.MAX_NAME - 1, 60_000})
    void a_name_is_read_only_if_a_parser_reads_one_so_long(int length) {
        byte[] named = ("{\"" + "n".repeat(length) + "\":1}").getBytes(StandardCharsets.US_ASCII);

        assertThat(accepts(named)).isEqualTo(length <= JsonReader.MAX_NAME - 2);
        assertThat(parses(named) || !accepts(named)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 1_001})
    void a_number_is_read_only_if_a_parser_reads_one_so_long(int length) {
        byte[] number = ("[" + "1".repeat(length) + "]").getBytes(StandardCharsets.US_ASCII);

        assertThat(accepts(number)).isEqualTo(parses(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "seven b", "eight by", "nine byte", "J\u00f6rg", "a long text with \\\" and \\u00e9"})
    void a_text_ends_at_its_quote_wherever_it_stands(String written) throws NotJsonException {
        long first = markOf(written, 0);

        for (int before = 1; before < 9; before++) {
            assertThat(markOf(written, before)).isEqualTo(first);
        }
    }

    @Test
    void texts_that_differ_have_different_marks() throws NotJsonException {
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
        json.begin(roomy(('"' + written).getBytes(StandardCharsets.UTF_8)), 0);

        assertThatThrownBy(json::text).isInstanceOf(NotJsonException.class);
    }

    @Test
    void a_text_that_is_not_utf_8_is_refused() {
        json.begin(roomy(new byte[] {'"', (byte) 0xe9, '"'}), 0);

        assertThatThrownBy(json::text).isInstanceOf(NotJsonException.class);
    }

    @Test
    void what_is_pulled_is_what_was_written_with_double_names_and_numbers_as_they_are() throws NotJsonException {
        json.begin(
                roomy("{ \"a\":1.50, \"a\" :[true,{}], \"\\u0062\":\"c\\n\"} x".getBytes(StandardCharsets.UTF_8)), 0);
        List<String> pulled = new ArrayList<>();

        for (boolean more = json.enterObject(); more; more = json.next()) {
            json.name();
            String name = json.decoded();
            switch (json.peek()) {
                case '"' -> {
                    json.text();
                    pulled.add(name + " " + json.decoded());
                }
                case '[' -> {
                    json.skip();
                    pulled.add(name + " list");
                }
                default -> {
                    json.word();
                    pulled.add(name + " " + json.decoded() + " " + json.isWhole());
                }
            }
        }

        assertThat(pulled).containsExactly("a 1.50 false", "a list", "b c\n");
        assertThat(json.position()).isEqualTo(43);
    }

    private long markOf(String written, int before) throws NotJsonException {
        byte[] bytes = ("x".repeat(before) + '"' + written + '"').getBytes(StandardCharsets.UTF_8);
        json.begin(roomy(bytes), before);
        json.text();
        assertThat(json.position()).isEqualTo(bytes.length);
        return json.mark();
    }

    private boolean accepts(byte[] value) {
        try {
            json.begin(roomy(value), 0);
            json.skip();
        } catch (NotJsonException notJson) {
            return false;
        }
        String rest = new String(value, json.position(), value.length - json.position(), StandardCharsets.UTF_8);
        return rest.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r');
    }

    private static byte[] roomy(byte[] value) {
        return Arrays.copyOf(value, value.length + 1 + JsonReader.SLACK);
    }

    /** The same question, answered by Jackson, which looks at no more than this is. */
    private static boolean parses(byte[] value) {
        int depth = 0;
        try (JsonParser parser = JACKSON.createParser(Arrays.copyOf(value, value.length))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                parser.getTextLength();
                if (depth == 0) {
                    return parser.nextToken() == null;
                }
            }
            return false;
        } catch (IOException notJson) {
            return false;
        }
    }
}
