package io.github.bcdacamel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of any input. Each seed is another input; a failure names it. */
class ProfilePropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] KEYS = {
        "id",
        "extension",
        "url",
        "item",
        "adjudication",
        "category",
        "coding",
        "system",
        "code",
        "valueMoney",
        "type",
        "resourceType",
        "contained",
        "meta",
        "tag",
        "reference",
        "patient",
        "billablePeriod",
        "start",
        "diagnosis",
        "identifier",
        "line",
        "_given",
        "odd key",
        "12345678",
        "1S00A00AA00",
        "\u00e9",
        "a.b",
        ""
    };
    /** Stands in every value, and so must stand nowhere else. */
    private static final String SECRET = "7041776";

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void parts_merged_are_the_whole(long seed) {
        Random random = new Random(seed);
        List<String> lines = lines(random, 1 + random.nextInt(40));
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < lines.size(); ) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(10));
            parts.add(lines.subList(from, to));
            from = to;
        }

        Profile whole = Profiled.profile(Profiled.LIMITS, 1, List.of(lines));
        Profile merged = Profiled.profile(Profiled.LIMITS, 3, parts);

        assertThat(withoutFiles(Profiled.document(merged))).isEqualTo(withoutFiles(Profiled.document(whole)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void counts_add_up(long seed) {
        Random random = new Random(seed);
        List<String> lines = lines(random, 30);

        JsonNode document = Profiled.document(Profiled.profile(Profiled.LIMITS, 1, List.of(lines)));

        assertThat(document.at("/totals/records").asInt()
                        + document.at("/totals/badLines").asInt())
                .isEqualTo(lines.size());
        long records = 0;
        for (JsonNode resource : document.path("resources")) {
            records += resource.path("records").asLong();
            for (JsonNode path : resource.path("paths")) {
                long sum = 0;
                for (JsonNode times : path.path("types")) {
                    sum += times.asLong();
                }
                assertThat(path.path("occurrences").asLong()).as("%s", path).isEqualTo(sum);
                assertThat(path.path("records").asLong())
                        .as("%s", path)
                        .isBetween(1L, Math.min(sum, resource.path("records").asLong()));
                assertThat(path.path("shareOfRecords").asDouble()).isBetween(0.0, 1.0);
            }
        }
        assertThat(records).isEqualTo(document.at("/totals/records").asLong());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_value_of_the_input_appears_in_what_is_written(long seed) {
        List<String> lines = lines(new Random(seed), 30);

        ProfileReport report = Profiled.report(Profiled.profile(Profiled.LIMITS, 1, List.of(lines)));

        assertThat(new String(report.json(), StandardCharsets.UTF_8))
                .doesNotContain(SECRET)
                .doesNotContain("12345678")
                .doesNotContain("1S00A00AA00")
                .doesNotContain("odd key");
        assertThat(new String(report.html(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bytes_of_any_kind_are_survived(long seed) {
        List<String> lines = broken(new Random(seed));

        Profile profile = Profiled.profile(Profiled.LIMITS, 1, List.of(lines));

        assertThat(profile.records() + profile.badLines())
                .isLessThanOrEqualTo(20)
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_counted_is_what_a_parser_sees(long seed) {
        List<String> lines = broken(new Random(seed));
        Map<String, Integer> seen = new TreeMap<>();
        int bad = 0;
        for (String line : lines) {
            bad += line.isBlank() || parse(line, seen) ? 0 : 1;
        }

        JsonNode document = Profiled.document(Profiled.profile(Profiled.LIMITS, 1, List.of(lines)));

        assertThat(document.at("/totals/badLines").asInt()).isEqualTo(bad);
        assertThat(counted(document)).isEqualTo(seen);
    }

    private static List<String> broken(Random random) {
        List<String> lines = new ArrayList<>();
        for (String line : lines(random, 20)) {
            StringBuilder broken = new StringBuilder(line);
            for (int i = random.nextInt(4); i > 0; i--) {
                broken.setCharAt(
                        random.nextInt(broken.length()), "{}[]\",:\\ \t1x\u0000\u00fc".charAt(random.nextInt(14)));
            }
            lines.add(broken.toString());
        }
        return lines;
    }

    /** Counts paths by type; nothing of a line that is not one object. */
    private static boolean parse(String line, Map<String, Integer> seen) {
        Map<String, Integer> found = new TreeMap<>();
        try (JsonParser parser = JSON.getFactory().createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parse(parser, "", found);
            if (parser.nextToken() != null) {
                return false;
            }
        } catch (IOException notJson) {
            return false;
        }
        found.forEach((what, times) -> seen.merge(what, times, Integer::sum));
        return true;
    }

    private static void parse(JsonParser parser, String path, Map<String, Integer> found) throws IOException {
        JsonToken token = parser.currentToken();
        String type =
                switch (token) {
                    case START_OBJECT -> "object";
                    case START_ARRAY -> "array";
                    case VALUE_STRING -> "string";
                    case VALUE_NUMBER_INT -> "integer";
                    case VALUE_NUMBER_FLOAT -> "decimal";
                    case VALUE_NULL -> "null";
                    default -> "boolean";
                };
        if (!path.isEmpty()) {
            found.merge(path + " " + type, 1, Integer::sum);
        }
        while (token.isStructStart() && !parser.nextToken().isStructEnd()) {
            String key = "[]";
            if (token == JsonToken.START_OBJECT) {
                key = (path.isEmpty() ? "" : ".") + NamePolicy.key(parser.currentName());
                parser.nextToken();
            }
            parse(parser, path + key, found);
        }
    }

    private static Map<String, Integer> counted(JsonNode document) {
        Map<String, Integer> counted = new TreeMap<>();
        for (JsonNode resource : document.path("resources")) {
            for (JsonNode path : resource.path("paths")) {
                path.path("types")
                        .properties()
                        .forEach(type -> counted.merge(
                                path.path("path").asText() + " " + type.getKey(),
                                type.getValue().asInt(),
                                Integer::sum));
            }
        }
        return counted;
    }

    private static String withoutFiles(JsonNode document) {
        ((ObjectNode) document).remove("files");
        ((ObjectNode) document).remove("totals");
        // Which file has a record that is not of its first type depends on the files.
        ((ObjectNode) document).remove("findings");
        return document.toPrettyString();
    }

    private static List<String> lines(Random random, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectNode record = object(random, 0);
            if (random.nextInt(10) > 0) {
                record.put("resourceType", random.nextInt(4) == 0 ? "Patient" : "ExplanationOfBenefit");
            }
            lines.add(record.toString());
        }
        return lines;
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(KEYS[random.nextInt(KEYS.length)], value(random, depth + 1));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 6 ? 6 : 10)) {
            case 0 -> JSON.getNodeFactory().textNode("text " + SECRET + " \"\\\n\u00e4" + random.nextInt(50));
            case 1 -> JSON.getNodeFactory().textNode("https://example.org/" + SECRET);
            case 2 -> JSON.getNodeFactory().numberNode(Long.parseLong(SECRET + random.nextInt(5)));
            case 3 -> JSON.getNodeFactory().numberNode(Double.parseDouble(SECRET + "." + random.nextInt(5)));
            case 4 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 5 ->
                random.nextBoolean()
                        ? JSON.nullNode()
                        : JSON.getNodeFactory().textNode("Patient/" + SECRET + random.nextInt(9));
            case 6, 7 -> object(random, depth);
            default -> {
                ArrayNode list = JSON.createArrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }
}
