package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewRunnerTest {

    private final List<String> rows = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    @Test
    void all_views_of_a_type_have_their_rows_of_one_reading() throws IOException {
        run(
                List.of(
                        view("claim", "Claim", "{\"column\": [{\"name\": \"id\", \"path\": \"id\"}]}"),
                        view(
                                "line",
                                "Claim",
                                "{\"forEach\": \"item\", \"column\": [{\"name\": \"n\", \"path\": \"n\"}]}"),
                        view("patient", "Patient", "{\"column\": [{\"name\": \"id\", \"path\": \"id\"}]}")),
                "{\"id\":\"c1\",\"item\":[{\"n\":\"1\"},{\"n\":\"2\"}],\"resourceType\":\"Claim\"}",
                "{\"id\":\"p1\",\"resourceType\":\"Patient\"}",
                "{\"id\":\"o1\",\"resourceType\":\"Other\"}",
                "{\"id\":\"c2\",\"resourceType\":\"Claim\"}");

        assertThat(rows).containsExactly("claim c1", "line 1", "line 2", "patient p1", "claim c2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DECIMAL(18,2) | 12.5                  | 12.50                 |
            DECIMAL(18,2) | -0.01                 | -0.01                 |
            DECIMAL(18,2) | 7.1000                | 7.10                  |
            DECIMAL(18,2) | 1.5e2                 | 150.00                |
            DECIMAL(18,2) | 9999999999999999.99   | 9999999999999999.99   |
            DECIMAL(18,2) | 0e5                   | 0.00                  |
            DECIMAL(18,2) | 0.005                 |                       | has more than 2 decimals
            DECIMAL(18,2) | 1e-900000000          |                       | has more than 2 decimals
            DECIMAL(18,2) | 10000000000000000     |                       | is too large
            DECIMAL(18,2) | 1e999999999           |                       | is too large
            DECIMAL(18,2) | 1e99999999999         |                       | is out of range
            DECIMAL(18,2) | "12.50"               |                       | is no number
            DECIMAL(38,4) | 1234567890123456789012345678901234.5678 | 1234567890123456789012345678901234.5678 |
            DECIMAL(38,4) | 12345678901234567890123456789012345.5 |  | is too large
            INTEGER       | 2147483647            | 2147483647            |
            INTEGER       | 3.0                   | 3                     |
            INTEGER       | 2147483648            |                       | is too large
            INTEGER       | 3.5                   |                       | is no whole number
            BIGINT        | -9223372036854775808  | -9223372036854775808  |
            BIGINT        | 9223372036854775808   |                       | is too large
            BIGINT        | 0.0e99999999999       |                       | is out of range
            BOOLEAN       | true                  | 1                     |
            BOOLEAN       | "true"                |                       | is no boolean
            DATE          | "1970-01-01"          | 0                     |
            DATE          | "2024-02-29"          | 19782                 |
            DATE          | "0001-01-01"          | -719162               |
            DATE          | "2016-01-15T00:00:00+00:00" | 16815           |
            DATE          | "2023-02-29"          |                       | is no complete date
            DATE          | "2016-01-15T23:59:60.5-05:00" | 16815         |
            DATE          | "2016-01-15T10:15"    | 16815                 |
            DATE          | "2020-01"             |                       | is no complete date
            DATE          | "2020-01-01T"         |                       | is no complete date
            DATE          | "2020-01-01Tgarbage"  |                       | is no complete date
            DATE          | "2020-01-01T10:15:"   |                       | is no complete date
            DATE          | "2020-01-01T10:15:00.Z" |                     | is no complete date
            DATE          | "2020-01-01T25:15Z"   |                       | is no complete date
            TIMESTAMP     | "1970-01-01T00:01Z"   | 60000000              |
            TIMESTAMP     | "1970-01-01T00:01:60Z" |                      | is no time with a time zone
            TIMESTAMP     | "1970-01-01T00:00:01.000001Z" | 1000001       |
            TIMESTAMP     | "2022-11-11T16:00:13.724-05:00" | 1668200413724000 |
            TIMESTAMP     | "2022-11-11T16:00:13" |                       | is no time with a time zone
            TIMESTAMP     | "2022-11-11"          |                       | is no time with a time zone
            TIMESTAMP     | "2022-11-11T16:00:13.1234567Z" |              | is no time with a time zone
            VARCHAR       | 1.50                  | 1.50                  |
            VARCHAR       | false                 | false                 |
            VARCHAR       | "a\\u00e9\\ud83d\\ude00\\n" | aé😀              |
            VARCHAR       | {"a":1}               |                       | is an object where a value belongs
            VARCHAR       | ["a","b"]             |                       | has several values where only one is possible
            VARCHAR       | null                  |                       |
            """)
    void a_value_is_exact_or_rejected(String type, String json, String value, String reason) throws IOException {
        String column =
                "{\"column\": [{\"name\": \"v\", \"path\": \"v\", \"tag\": [{\"name\": \"ansi/type\", \"value\": \""
                        + type + "\"}]}]}";

        run(List.of(view("t", "A", column)), "{\"resourceType\":\"A\",\"v\":" + json + "}");

        assertThat(rows).containsExactly("t " + (value == null ? "null" : value));
        assertThat(rejected).containsExactlyElementsOf(reason == null ? List.of() : List.of("t v " + reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            VARCHAR | 1e99999999999         | v                            | 1e99999999999 |
            VARCHAR | 1e99999999999         | v + 1                        |               | uses a number that is out of range
            VARCHAR | 1e99999999999         | v.toDecimal()                |               | uses a number that is out of range
            VARCHAR | 1e1999999999          | v.toDecimal()                |               | uses a number that is out of range
            VARCHAR | 1e900                 | v * v                        |               | uses a number that is out of range
            BOOLEAN | 1e99999999999         | v > 1                        |               | uses a number that is out of range
            VARCHAR | 1e1999999999          | v.highBoundary()             |               | uses a number that is out of range
            BIGINT  | "9223372036854775807" | v.toInteger()                | 9223372036854775807 |
            BIGINT  | "9223372036854775808" | v.toInteger()                |               | is too large
            BIGINT  | "12.5"                | v.toInteger()                | null          |
            BOOLEAN | "2020T10:15+05:00"    | v < @2020-01-01T10:15:00Z    |               | compares values of different types
            BOOLEAN | "2020-01T10:15"       | v < @2020-01-01T10:15:00     |               | compares values of different types
            BOOLEAN | "2020T"               | v < @2021T                   | 1             |
            BOOLEAN | "2020"                | v.lowBoundary() = '2020-01-01'  | 1          |
            BOOLEAN | "2020"                | '2020-01-01' = v.lowBoundary()  | 1          |
            BOOLEAN | "2020"                | v.lowBoundary() != '2020-01-01' | 0          |
            BOOLEAN | "2020"                | v.lowBoundary() = '2020-01'     | null       |
            BOOLEAN | "2020"                | v.lowBoundary() = 'x'           | 0          |
            BOOLEAN | "a1"                  | v.matches('^[a-z][0-9]$')    | 1             |
            BOOLEAN | "a.b"                 | v.matches(v)                 | 1             |
            BOOLEAN | "["                   | v.matches(v)                 |               | uses a wrong pattern
            VARCHAR | {"reference":"Patient\\/-12"}      | v.getReferenceKey(Patient) | -12  |
            VARCHAR | {"reference":"Patient\\/-12"}      | v.getReferenceKey(Group)   | null |
            VARCHAR | {"reference":"Patient\\/-12\\/_history\\/3"} | v.getReferenceKey() | -12 |
            """)
    void an_expression_has_an_exact_value_or_a_reason(
            String type, String json, String path, String value, String reason) throws IOException {
        String column = "{\"column\": [{\"name\": \"v\", \"path\": \"" + path
                + "\", \"tag\": [{\"name\": \"ansi/type\", \"value\": \"" + type + "\"}]}]}";

        run(List.of(view("t", "A", column)), "{\"resourceType\":\"A\",\"v\":" + json + "}");

        assertThat(rows).containsExactly("t " + (value == null ? "null" : value));
        assertThat(rejected).containsExactlyElementsOf(reason == null ? List.of() : List.of("t v " + reason));
    }

    @Test
    void a_record_belongs_to_the_views_of_its_type_however_the_type_is_written() throws IOException {
        run(
                List.of(view("t", "A", "{\"column\": [{\"name\": \"v\", \"path\": \"v\"}]}")),
                "{\"resourceType\":\"\\u0041\",\"v\":1}");

        assertThat(rows).containsExactly("t 1");
    }

    @Test
    void a_list_keeps_what_fits() throws IOException {
        String column =
                "{\"column\": [{\"name\": \"v\", \"path\": \"v\", \"type\": \"integer\", \"collection\": true}]}";

        run(List.of(view("t", "A", column)), "{\"resourceType\":\"A\",\"v\":[1,\"x\",3]}");

        assertThat(rows).containsExactly("t [1, 3]");
        assertThat(rejected).containsExactly("t v is no number");
    }

    @Test
    void a_row_has_nothing_of_the_row_before() throws IOException {
        String columns =
                "{\"column\": [{\"name\": \"v\", \"path\": \"v\"}, {\"name\": \"l\", \"path\": \"l\", \"collection\": true}]}";

        run(
                List.of(view("t", "A", columns)),
                "{\"resourceType\":\"A\",\"v\":\"x\",\"l\":[\"y\"]}",
                "{\"resourceType\":\"A\"}");

        assertThat(rows).containsExactly("t x [y]", "t null []");
    }

    private void run(List<View> views, String... lines) throws IOException {
        ViewRunner runner = new ViewRunner(
                views,
                view -> row -> rows.add(view.name() + text(view, row)),
                (view, place, reason) -> rejected.add(view.name() + " " + place + " " + reason));
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            runner.read(Arrays.copyOf(bytes, bytes.length + 1 + JsonReader.SLACK), 0);
            runner.write();
        }
    }

    private static View view(String name, String resource, String select) {
        return ViewReader.read(
                name + ".json",
                "{\"name\": \"" + name + "\", \"resource\": \"" + resource + "\", \"select\": [" + select + "]}");
    }

    private static String text(View view, Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < view.columns().size(); i++) {
            Column column = view.columns().get(i);
            Cell cell = row.cell(i);
            if (column.isList()) {
                List<String> elements = new ArrayList<>();
                for (int element = 0; element < cell.count(); element++) {
                    elements.add(text(column.type(), cell.element(element)));
                }
                text.append(' ').append(elements);
            } else {
                text.append(' ').append(text(column.type(), cell));
            }
        }
        return text.toString();
    }

    private static String text(ColumnType type, Cell cell) {
        if (cell.isNull()) {
            return "null";
        }
        if (type.isWide()) {
            return cell.decimal().toPlainString();
        }
        return switch (type.kind()) {
            case TEXT -> cell.text().strip();
            case DECIMAL -> BigDecimal.valueOf(cell.number(), type.scale()).toPlainString();
            default -> String.valueOf(cell.number());
        };
    }
}
