package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The views over {@code %values}: every value of a record has a row. */
class RecordValuesTest {

    private static final Path SAMPLES = Path.of(System.getProperty("bcda-samples", "../shared/data/bcda-samples"));
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String V2 = "https://bluebutton.cms.gov/resources/variables/";
    private static final String V3 = "https://bluebutton.cms.gov/fhir/";

    /** What no row repeats, and why. */
    private static final Pattern STRUCTURE = Pattern.compile(
            // the name of the table; the key of each row; a column of each table
            "resourceType|id|meta\\.lastUpdated"
                    // the number of the element, in element_seq or line_number
                    + "|(.*\\.)?sequence"
                    // all amounts are dollars
                    + "|.*\\.currency=USD");

    private final List<String> rows = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    @Test
    void a_row_has_what_names_a_value_and_the_value() throws IOException {
        run(
                "claim_value",
                ("{'resourceType':'ExplanationOfBenefit','id':'c','patient':{'reference':'Patient/p'},"
                                + "'item':[{'sequence':7,'adjudication':[{'category':{'coding':[{'system':'http://hl7.org/adjudication','code':'submitted','display':'Submitted'},"
                                + "{'system':'https://bluebutton.cms.gov/resources/codesystem/adjudication','code':'https://bluebutton.cms.gov/resources/variables/rev_cntr_rate_amt','display':'Rate'}]},"
                                + "'amount':{'currency':'USD','value':5}}],'servicedPeriod':{'start':'2026-01-02','end':'2026-01'}}],"
                                + "'supportingInfo':[{'sequence':3,'category':{'coding':[{'system':'https://bluebutton.cms.gov/fhir/CodeSystem/Supporting-Information','code':'CLM_LOAD_DT','display':'Load'}]},"
                                + "'timingDate':'2026-02-03'}],"
                                + "'extension':[{'url':'https://bluebutton.cms.gov/resources/variables/fiss/serv-typ','valueCoding':{'system':'s','code':'a'}}]}")
                        .replace('\'', '"'));

        assertThat(rows)
                .containsExactly(
                        "c p null patient.reference 0 null null string null null null null null null null Patient/p",
                        "c p 7 item.adjudication 1 rev_cntr_rate_amt submitted Money null null 5.00 null null null null null",
                        "c p 7 item.servicedPeriod.start 7 null null date null null null null 2026-01-02 null null null",
                        "c p 7 item.servicedPeriod.end 7 null null string null null null null null null null 2026-01",
                        "c p null supportingInfo 3 clm_load_dt null date null null null null 2026-02-03 null null null",
                        "c p null extension 1 fiss/serv-typ null Coding s a null null null null null null");
    }

    @Test
    void names_that_are_data_do_not_fill_the_memory() throws IOException {
        String path = "{\"%s\":".formatted("b".repeat(250)).repeat(9) + "1" + "}".repeat(9);

        run(
                "claim_value",
                "{\"resourceType\":\"ExplanationOfBenefit\",\"%s\":1,\"%s\":2,\"deep\":%s}"
                        .formatted("a".repeat(256), "a".repeat(257), path));

        assertThat(rows)
                .map(row -> row.split(" ")[3])
                .satisfiesExactly(
                        known -> assertThat(known).isEqualTo("a".repeat(256)),
                        other -> assertThat(other).isEqualTo("other"),
                        deep -> assertThat(deep).startsWith("deep.bbb").hasSizeBetween(700, 1024));
    }

    @Test
    void what_does_not_fit_as_a_whole_has_a_row_for_each_part() throws IOException {
        run(
                "claim_value",
                ("{'resourceType':'ExplanationOfBenefit','id':'c','payment':{'amount':{'currency':'EUR','value':0.005}},"
                                + "'extension':[{'url':'http://a/b','valueQuantity':{'value':12345678901234567890123,'unit':'U'}}]}")
                        .replace('\'', '"'));

        assertThat(rows)
                .containsExactly(
                        "c null null payment.amount.currency 0 null null string null null null null null null null EUR",
                        "c null null payment.amount.value 0 null null decimal null null null 0.0050 null null null null",
                        "c null null extension.value 1 http://a/b null decimal null null null null null null null 12345678901234567890123",
                        "c null null extension.unit 1 http://a/b null string null null null null null null null U");
    }

    @Test
    void elements_of_many_names_have_their_own() throws IOException {
        run(
                "patient_value",
                "{\"resourceType\":\"Patient\",\"id\":\"p\""
                        + IntStream.range(0, 3_000)
                                .mapToObj(",\"a%1$d\":{\"b%1$d\":\"%1$d\"}"::formatted)
                                .collect(Collectors.joining())
                        + "}");

        assertThat(rows).hasSize(3_000);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).contains(" a%1$d.b%1$d ".formatted(i)).endsWith(" " + i);
        }
    }

    @Test
    void a_view_asks_for_what_can_be_told() {
        String view =
                "{\"name\":\"v\",\"resource\":\"A\",\"select\":[{\"forEach\":\"%values\",\"column\":[{\"name\":\"a\",\"path\":\"colour\"}]}]}";

        assertThatThrownBy(() -> ViewReader.read("v.json", view))
                .isInstanceOf(ViewException.class)
                .hasMessageContaining("v.json, column \"a\" has the path \"colour\"")
                .hasMessageContaining("line_number, element, element_seq");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2/ExplanationOfBenefit claim_value",
                "v3/ExplanationOfBenefit claim_value",
                "v2/Claim pac_claim_value",
                "v2/ClaimResponse pac_claim_response_value",
                "v2/Coverage coverage_value",
                "v3/Coverage coverage_value",
                "v2/Patient patient_value",
                "v3/Patient patient_value"
            })
    void no_value_of_a_record_is_lost(String fileAndView) throws IOException {
        String[] names = fileAndView.split(" ");
        Path file = SAMPLES.resolve(names[0] + ".ndjson");
        assumeTrue(Files.exists(file));
        List<String> lost = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.filter(each -> !each.isBlank()).toList()) {
                told.clear();
                run(names[1], line);
                lost(JSON.readTree(line), "", lost);
            }
        }
        assertThat(lost).isEmpty();
    }

    private void lost(JsonNode node, String path, List<String> lost) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> lost(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), lost));
        } else if (node.isArray()) {
            node.forEach(element -> lost(element, path, lost));
        } else {
            String value =
                    node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.asText();
            if (!STRUCTURE.matcher(path).matches()
                    && !STRUCTURE.matcher(path + "=" + value).matches()
                    && Stream.of(value, variable(value)).noneMatch(told::contains)) {
                lost.add(path + " = " + value);
            }
        }
    }

    /** A variable as rows name it: v2 writes its address, v3 its name or the address of its system. */
    private static String variable(String written) {
        if (written.startsWith(V2)) {
            return written.substring(V2.length()).toLowerCase(Locale.ROOT);
        }
        String name = written.startsWith(V3)
                ? written.substring(written.lastIndexOf('/') + 1).replace('-', '_')
                : written;
        return name.toLowerCase(Locale.ROOT);
    }

    private void run(String name, String line) throws IOException {
        rows.clear();
        View view = ViewReader.read(name + ".json", Files.readString(Path.of("tables", name + ".json")));
        ViewRunner runner = new ViewRunner(
                List.of(view),
                each -> row -> row(each, row),
                (rejecting, place, reason) -> rows.add("rejected " + place + " " + reason),
                (record, system, code, display) -> told.addAll(List.of(
                        system < 0 ? "" : record.text(system),
                        code < 0 ? "" : record.text(code),
                        record.text(display))));
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        runner.read(Arrays.copyOf(bytes, bytes.length + 1 + JsonReader.SLACK), 0);
        runner.write();
    }

    private void row(View view, Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < view.columns().size(); i++) {
            String cell = cell(view.columns().get(i).type(), row.cell(i));
            text.append(i == 0 ? "" : " ").append(cell);
            told.add(cell);
            if (cell != null && cell.matches("-?\\d+\\.\\d+")) {
                told.add(new BigDecimal(cell).stripTrailingZeros().toPlainString());
            }
        }
        rows.add(text.toString());
    }

    private static String cell(ColumnType type, Cell cell) {
        if (cell.isNull()) {
            return null;
        }
        return switch (type.kind()) {
            case TEXT -> cell.text();
            case DATE -> LocalDate.ofEpochDay(cell.number()).toString();
            case DECIMAL -> BigDecimal.valueOf(cell.number(), type.scale()).toPlainString();
            default -> String.valueOf(cell.number());
        };
    }
}
