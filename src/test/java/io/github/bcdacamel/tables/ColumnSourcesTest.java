package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSourcesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            item[].a                                  | item[].a
            item[].a.where(b = 1).c                   | item[].a[].c
            value.ofType(Quantity).value              | valueQuantity.value
            value.code                                | valueCoding.code
            a.b[0].substring(0, 5)                    | a[].b[]
            extension('u').value.code                 | extension[].valueCoding.code
            Claim.a                                   | a
            patient.getReferenceKey(Patient)          | patient.reference
            getResourceKey()                          | id
            iif(a, b, c)                              | b
            iif(a.exists(b = 1), true, false)         | a[].b
            coalesce(a, b)                            | b
            a.select(b & c)                           | a.c
            deceased.ofType(dateTime).exists()        | deceasedDateTime
            a.aggregate(iif(b > 1, $this, $total)).c  | a[].c
            a.where(b in %resource.c)                 | a
            """)
    void a_path_feeds_the_columns_that_take_something_from_it(String expression, String path) {
        String each = expression.startsWith("item[].") ? "\"forEach\": \"item\", " : "";
        View view = ViewReader.read("t.json", """
                {"resource": "Claim", "name": "t", "select": [{%s"column": [{"name": "c", "path": "%s"}]}]}""".formatted(each, expression.replace("item[].", "")));

        assertThat(new ColumnSources(List.of(view)).of("Claim", path)).containsExactly("t.c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.where(b = 1).c  | a.b
            iif(a, b, c)      | a
            a                 | aSequence
            a.b               | b
            """)
    void what_only_chooses_feeds_nothing(String expression, String path) {
        View view = ViewReader.read(
                "t.json",
                "{\"resource\": \"Claim\", \"name\": \"t\", \"select\": [{\"column\": [{\"name\": \"c\", \"path\": \"%s\"}]}]}"
                        .formatted(expression));

        assertThat(new ColumnSources(List.of(view)).of("Claim", path)).isEmpty();
    }

    @Test
    void a_line_of_an_amount_feeds_the_columns_of_amounts() throws IOException {
        ColumnSources sources = new ColumnSources(TableRows.views());

        assertThat(sources.of("ExplanationOfBenefit", "item[].adjudication[].amount.value"))
                .contains("claim_line.charge", "claim_line.plan_paid", "claim.patient_paid")
                .endsWith("claim_value");
        assertThat(sources.of("ExplanationOfBenefit", "item[].adjudication[].category.coding[].code"))
                .containsExactly("claim_value");
        assertThat(sources.of("ExplanationOfBenefit", "diagnosis[].diagnosisCodeableConcept.coding[].code"))
                .contains("claim_diagnosis.code", "claim_line_dx.code");
        assertThat(sources.of("Coverage", "extension[].valueCoding.code")).contains("coverage_month.buyin");
        assertThat(sources.of("ExplanationOfBenefit", "type.coding[].display")).containsExactly("code_dictionary");
        assertThat(sources.of("Patient", "meta.lastUpdated")).contains("patient.last_updated");
        assertThat(sources.of("Patient", "resourceType")).isEmpty();
        assertThat(sources.of("Observation", "id")).isNull();
    }

    @Test
    void every_column_comes_from_somewhere() throws IOException {
        for (View view : TableRows.views()) {
            View own = view;
            for (Column column : view.columns()) {
                boolean isWritten = column.path().equals("{}") || column.path().equals("'RDA'");
                if (!isWritten && !own.name().endsWith("_value")) {
                    assertThat(new ColumnSources(List.of(own)).fed())
                            .as(own.name() + "." + column.name())
                            .contains(own.name() + "." + column.name());
                }
            }
        }
    }
}
