package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            item.sum()                  | column "v", character 6 of "item.sum()": there is no function "sum"
            item.where(a = %no)         | column "v", character 16 of "item.where(a = %no)": there is no constant "no"
            item.where(                 | column "v", character 12 of "item.where(": an expression is missing before the end
            item.where(a b)             | column "v", character 14 of "item.where(a b)": ")" is missing before "b"
            item.where()                | column "v", character 6 of "item.where()": where() takes 1 arguments and was given 0
            value.ofType(Quantiti)      | column "v", character 14 of "value.ofType(Quantiti)": there is no type "Quantiti"
            a ~ b                       | column "v", character 3 of "a ~ b": "~" is not supported
            a is Quantity               | column "v", character 3 of "a is Quantity": "is" is not supported; use ofType(...).exists()
            a ? b                       | column "v", character 3 of "a ? b": "?" is not expected here
            'a                          | column "v", character 1 of "'a": the text has no end
            @2020-13                    | column "v", character 1 of "@2020-13": "@2020-13" is no date or time
            4 'mg'                      | column "v", character 3 of "4 'mg'": quantities with units are not supported
            $total                      | column "v", character 1 of "$total": there is no $total
            a.matches('[')              | column "v", character 11 of "a.matches('[')": the text is no pattern
            a.                          | column "v", character 3 of "a.": a name is missing before the end
            """)
    void an_expression_that_cannot_be_compiled_is_an_error_with_its_place(String path, String message) {
        String view = """
                {"resource": "Claim", "select": [{"column": [{"name": "v", "path": "%s"}]}]}""".formatted(path);

        assertThatThrownBy(() -> ViewReader.read("tables/claim.json", view))
                .isInstanceOf(ViewException.class)
                .hasMessage("The view tables/claim.json, " + message + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"resource": "A"}                                      | has no "select"
            {"resource": "A", "selekt": []}                        | has an unknown key "selekt"
            {"resourceType": "Patient"}                            | is a "Patient" and no ViewDefinition
            {"resource": "A", "select": {}}                        | has a "select" that is no list
            {"resource": "A", "select": [{"column": []}]}          | , select 1 has no column
            {"resource": "A", "select": [{"forEach": "a", "forEachOrNull": "b"}]}                 | , select 1 can have only one of forEach, forEachOrNull and repeat
            {"resource": "A", "select": [{"column": [{"name": "1", "path": "a"}]}]}               | , select 1, column 1 has a "name" that is no name of letters, digits and underscores: "1"
            {"resource": "A", "select": [{"column": [{"name": "a"}]}]}                            | , column "a" has no "path"
            {"resource": "A", "select": [{"column": [{"name": "a", "path": "a"}, {"name": "A", "path": "b"}]}]} | has two columns "A"
            {"resource": "A", "select": [{"column": [{"name": "a", "path": "a", "tag": [{"name": "ansi/type", "value": "DOUBLE"}]}]}]} | , column "a" has a tag ansi/type that is not supported: "DOUBLE"
            {"resource": "A", "select": [{"column": [{"name": "a", "path": "a", "collection": "yes"}]}]} | , column "a" has a "collection" that is neither true nor false
            {"resource": "A", "constant": [{"name": "c", "valueDate": "soon"}], "select": []}     | , constant "c" has a "valueDate" that is not possible
            {"resource": "A", "select": [{"repeat": [], "column": [{"name": "a", "path": "a"}]}]} | , select 1 has a "repeat" without a path
            """)
    void a_view_that_says_something_unknown_or_impossible_is_an_error(String view, String problem) {
        if (view.contains("\"select\": []")) {
            view = view.replace("\"select\": []", "\"select\": [{\"column\": [{\"name\": \"a\", \"path\": \"a\"}]}]");
        }
        String read = view;

        assertThatThrownBy(() -> ViewReader.read("v.json", read))
                .isInstanceOf(ViewException.class)
                .hasMessage("The view v.json" + (problem.startsWith(",") ? "" : " ") + problem + ".");
    }

    @Test
    void what_is_not_json_is_an_error_with_its_line() {
        assertThatThrownBy(() -> ViewReader.read("v.json", "{\n\"resource\": \"A\",\n,}"))
                .isInstanceOf(ViewException.class)
                .hasMessageStartingWith("The view v.json, line 3 is not JSON: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type": "code"                                                       | VARCHAR
            "type": "date"                                                       | VARCHAR
            "type": "positiveInt"                                                | INTEGER
            "type": "integer64"                                                  | BIGINT
            "type": "decimal"                                                    | DECIMAL(38,18)
            "tag": [{"name": "ansi/type", "value": "decimal(18, 2)"}]            | DECIMAL(18,2)
            "tag": [{"name": "ansi/type", "value": "VARCHAR(20)"}]               | VARCHAR
            "tag": [{"name": "ansi/type", "value": "DATE"}]                      | DATE
            "tag": [{"name": "ansi/type", "value": "TIMESTAMP WITH TIME ZONE"}]  | TIMESTAMP WITH TIME ZONE
            "type": "http://hl7.org/fhirpath/System.String"                      | VARCHAR
            """)
    void the_type_of_a_column_comes_from_the_view(String declared, String sql) {
        View view = ViewReader.read(
                "v.json",
                "{\"resource\": \"A\", \"select\": [{\"column\": [{\"name\": \"a\", \"path\": \"a\", " + declared
                        + "}]}]}");

        assertThat(view.columns().get(0).type().sql()).isEqualTo(sql);
    }

    @Test
    void a_column_keeps_its_tags() {
        View view = ViewReader.read("claim.json", """
                {"resource": "Claim", "select": [{"column": [{"name": "v", "path": "a", "tag": [
                  {"name": "ansi/type", "value": "DATE"}, {"name": "cclf", "value": "CCLF1.CLM_FROM_DT"}]}]}]}""");

        assertThat(view.columns().get(0).tags()).isEqualTo(Map.of("ansi/type", "DATE", "cclf", "CCLF1.CLM_FROM_DT"));
    }
}
