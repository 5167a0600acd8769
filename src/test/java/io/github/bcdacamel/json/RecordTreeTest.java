package io.github.bcdacamel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTreeTest {

    private final NameTable names = new NameTable();
    private final RecordTree tree = new RecordTree(names);
    private final Map<Integer, String> wanted = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_claim_has_the_values_that_jackson_sees(int apiVersion) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int enrollee = 0; enrollee < 20; enrollee++) {
            new SyntheticClaims(7, apiVersion).write("ExplanationOfBenefit", enrollee, lines);
        }
        for (String line : lines.toString(StandardCharsets.UTF_8).split("\n")) {
            JsonNode json = new JsonMapper().readTree(line);
            want(json);

            read(line);

            assertThat(inTree(0)).isEqualTo(inJackson(json));
        }
    }

    @Test
    void what_nobody_wants_is_not_there() throws IOException {
        want("b");

        read("{\"a\":{\"b\":1},\"b\":{\"a\":2,\"b\":3}}");

        assertThat(inTree(0)).containsExactly("/b/b=3");
    }

    @Test
    void an_element_with_a_type_at_the_end_of_its_name_is_wanted_with_the_element() throws IOException {
        int value = names.want("value");

        read("{\"valueQuantity\":1,\"valueless\":2,\"valuesDate\":3}");

        assertThat(tree.after(0)).isEqualTo(tree.after(tree.child(0)));
        assertThat(names.untyped(tree.name(tree.child(0)))).isEqualTo(value);
        assertThat(names.hasTypes(value)).isTrue();
    }

    @Test
    void a_type_behind_a_type_makes_no_new_name() throws IOException {
        names.want("value");

        read("{\"valueCode\":1}");
        read("{\"valueCodeCode\":1,\"valueCodeId\":2}");
        read("{\"valueCodeCodeId\":1,\"valueCodeIdId\":2}");

        assertThat(names.want("next")).isEqualTo(names.want("valueCode") + 1);
    }

    @ParameterizedTest
    @CsvSource({"valueDate,valueDateTime", "valueRatio,valueRatioRange"})
    void the_longest_type_at_the_end_of_a_name_is_its_type(String wanted, String found) throws IOException {
        want(wanted);

        read("{\"" + found + "\":1}");

        assertThat(inTree(0)).isEmpty();
        assertThat(names.hasTypes(names.want(wanted))).isFalse();
    }

    @Test
    void a_long_name_is_not_remembered_so_that_names_cannot_fill_the_memory() throws IOException {
        want("a");
        String name = "n".repeat(1_000);

        read("{\"" + name + "\":1,\"a\":2,\"" + name + "\":3}");

        assertThat(inTree(0)).containsExactly("/a=2");
    }

    @Test
    void a_number_is_exact_or_not_there() throws IOException {
        want("a");

        read("{\"a\":[1.50,1e-99999999999,0e2147483649]}");

        List<BigDecimal> numbers = new ArrayList<>();
        for (int node = tree.child(0); node < tree.after(0); node = tree.after(node)) {
            numbers.add(tree.number(node));
        }
        assertThat(numbers).containsExactly(new BigDecimal("1.50"), null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"c\":2,\"b\":3}}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1",
                "{\"a\":[1,]}",
                "{\"z\":[1,]}",
                "[{\"a\":1}]",
                "{\"a\":\"\\x\"}"
            })
    void what_is_not_json_or_has_a_name_twice_is_refused(String line) {
        want("a");
        want("b");

        assertThatThrownBy(() -> read(line)).isInstanceOf(NotJsonException.class);
    }

    @Test
    void a_record_that_is_too_deep_is_refused() {
        want("a");

        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(NotJsonException.class);
        assertThatThrownBy(() -> read("{\"z\":".repeat(100_000))).isInstanceOf(NotJsonException.class);
    }

    @Test
    void a_name_comes_again_in_the_next_record_and_in_another_object() throws IOException {
        want("a");

        read("{\"a\":[{\"a\":1},{\"a\":2}]}");
        read("{\"a\":[{\"a\":1},{\"a\":2}]}");

        assertThat(inTree(0)).containsExactly("/a/a=1", "/a/a=2");
    }

    private void read(String line) throws NotJsonException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int end = tree.read(Arrays.copyOf(bytes, bytes.length + 1 + JsonReader.SLACK), 0);
        assertThat(end).isEqualTo(bytes.length);
    }

    private void want(JsonNode json) {
        json.fieldNames().forEachRemaining(this::want);
        json.forEach(this::want);
    }

    private void want(String name) {
        wanted.put(names.want(name), name);
    }

    private List<String> inTree(int node) {
        List<String> found = new ArrayList<>();
        for (int child = tree.child(node); child < tree.after(node); child = tree.after(child)) {
            String name = "/" + wanted.get(tree.name(child));
            if (tree.kind(child) == RecordTree.OBJECT) {
                inTree(child).forEach(below -> found.add(name + below));
            } else {
                found.add(name + "=" + tree.text(child));
            }
        }
        return found;
    }

    private static List<String> inJackson(JsonNode json) {
        List<String> found = new ArrayList<>();
        json.properties().forEach(field -> {
            for (JsonNode value : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                String name = "/" + field.getKey();
                if (value.isObject()) {
                    inJackson(value).forEach(below -> found.add(name + below));
                } else {
                    found.add(name + "=" + value.asText());
                }
            }
        });
        return found;
    }
}
