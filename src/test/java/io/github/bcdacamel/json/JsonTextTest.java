package io.github.bcdacamel.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static final int CHANGED_VALUES = 60_000;
    private static final byte[] ALPHABET =
            "{}[]\",:\\/ \t\r0123456789+-.eEtrufalsn\u0001\u007fx".getBytes(StandardCharsets.US_ASCII);
    private static final JsonFactory JACKSON = new JsonFactory();

    private static final List<String> VALUES = List.of(
            "{\"a\":[0,-0,10,1.5,-1.25e+10,2E-3,true,false,null],\"b\" : {} , \"c\":[ [ ] ]}",
            "{\"quotes \\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 and J\u00f6rg\":\"\\u00E9\"}",
            "[[1,2],{\"x\":{\"y\":[{}]}},\"a text that is longer than eight bytes\"]");

    private final JsonText json = new JsonText();

    @Test
    void a_changed_value_is_accepted_exactly_if_a_parser_accepts_it() {
        Random random = new Random(11);
        int accepted = 0;

        for (int i = 0; i < CHANGED_VALUES; i++) {
            byte[] value = VALUES.get(i % VALUES.size()).getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                value[random.nextInt(value.length)] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            if (Utf8.firstInvalid(value, 0, value.length) < 0) {
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
    @ValueSource(ints = {JsonText.LONGEST_NAME - 2, JsonText.LONGEST_NAME - 1, 60_000})
    void a_name_is_read_only_if_a_parser_reads_one_so_long(int length) {
        byte[] named = ("{\"" + "n".repeat(length) + "\":1}").getBytes(StandardCharsets.US_ASCII);

        assertThat(accepts(named)).isEqualTo(length <= JsonText.LONGEST_NAME - 2);
        assertThat(parses(named) || !accepts(named)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 1_001})
    void a_number_is_read_only_if_a_parser_reads_one_so_long(int length) {
        byte[] number = ("[" + "1".repeat(length) + "]").getBytes(StandardCharsets.US_ASCII);

        assertThat(accepts(number)).isEqualTo(parses(number));
    }

    private boolean accepts(byte[] value) {
        int end = json.value(value, 0, value.length, JsonText.DEEPEST);
        return end >= 0 && JsonText.space(value, end, value.length) == value.length;
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
