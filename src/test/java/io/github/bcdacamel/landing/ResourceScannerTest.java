package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bcdacamel.json.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceScannerTest {

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

    private final ResourceScanner scan = new ResourceScanner("Patient");

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
    void what_is_deeper_than_usual_is_left_to_the_parser() {
        String deep = "[".repeat(300) + "]".repeat(300);

        assertThat(accepts("{\"a\":" + deep + ",\"resourceType\":\"Patient\"}")).isFalse();
    }

    @Test
    void a_changed_line_is_accepted_only_if_a_parser_accepts_it() {
        Random random = new Random(7);
        int accepted = 0;

        for (int i = 0; i < CHANGED_LINES; i++) {
            byte[] line = changed(PLAIN.get(i % PLAIN.size()).getBytes(StandardCharsets.UTF_8), random);
            boolean whole = line.length > 0 && line[0] == '{' && Utf8.firstInvalid(line, 0, line.length) < 0;
            if (whole && scan.accepts(line, 0, line.length)) {
                accepted++;
                assertThat(parses(line))
                        .as(new String(line, StandardCharsets.UTF_8))
                        .isTrue();
            }
        }

        assertThat(accepted).isGreaterThan(CHANGED_LINES / 50);
    }

    private boolean accepts(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return scan.accepts(bytes, 0, bytes.length);
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
}
