package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.bcda.OperationOutcomeParser.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationOutcomeParserTest {

    @Test
    void the_text_is_found_in_every_version() {
        assertThat(OperationOutcomeParser.firstText(BcdaResponses.v1("structure", "Prefer header is required")))
                .isEqualTo("Prefer header is required");
        assertThat(OperationOutcomeParser.firstText(BcdaResponses.v2("structure", "Prefer header is required")))
                .isEqualTo("Prefer header is required");
        assertThat(OperationOutcomeParser.firstText(BcdaResponses.v3("structure", "Prefer header is required")))
                .isEqualTo("Prefer header is required");
        assertThat(OperationOutcomeParser.firstText(BcdaResponses.FIREWALL)).startsWith("Requests from this IP");
        assertThat(OperationOutcomeParser.firstText(
                        "{\"issue\":[{\"details\":{\"coding\":[{\"display\":\"Old shape\"}]}}]}"))
                .isEqualTo("Old shape");
    }

    @Test
    void severity_and_code_are_read() {
        assertThat(OperationOutcomeParser.read(BcdaResponses.v3("not-found", "")))
                .containsExactly(new Issue("error", "not-found", ""));
    }

    @Test
    void documents_in_a_row_are_all_read() {
        assertThat(OperationOutcomeParser.read(BcdaResponses.CLEANED_UP)).hasSize(2);
        assertThat(OperationOutcomeParser.countDocuments(BcdaResponses.CLEANED_UP))
                .isEqualTo(2);
    }

    @Test
    void plain_text_after_an_outcome_does_no_harm() {
        assertThat(OperationOutcomeParser.read(BcdaResponses.v1("not-found", "") + "Not Found\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "Not Found",
                "<html></html>",
                "{",
                "[]",
                "7",
                "{\"issue\":7}",
                "{\"issue\":[]}",
                "{\"issue\":null}"
            })
    void what_is_no_outcome_has_no_issues(String body) {
        assertThat(OperationOutcomeParser.read(body)).isEmpty();
        assertThat(OperationOutcomeParser.firstText(body)).isEmpty();
    }

    @Test
    void a_deeply_nested_body_does_no_harm() {
        assertThat(OperationOutcomeParser.read("{\"issue\":".repeat(5000))).isEmpty();
    }
}
