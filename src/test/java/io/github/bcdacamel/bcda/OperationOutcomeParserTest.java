package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.bcda.OperationOutcomeParser.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MBI 1S00E00AA00 not found | MBI (Medicare id) not found",
                "MBI 1s00-e00-aa00. | MBI (Medicare id).",
                "mbi=1EG4TE5MK73 | mbi=(Medicare id)",
                "id 123-45-6789A | id (Medicare id)",
                "token eyJhbGciOiJSUzUxMiJ9.e30.c2ln is bad | token (token) is bad",
                "sent Bearer abcdefgh12345678 | sent Bearer (token)",
                "client_secret=hunter2&x=1 | client_secret=(hidden)&x=1",
                "Job 42 of A9994 failed on 2026-08-20T11:22:33Z | Job 42 of A9994 failed on 2026-08-20T11:22:33Z",
                "/data/42/0f9d3c0e-2f7a-4f0e-8a3a-0d8a1f9b2c11 | /data/42/0f9d3c0e-2f7a-4f0e-8a3a-0d8a1f9b2c11",
            })
    void medicare_ids_and_secrets_are_taken_out_and_nothing_else(String text, String redacted) {
        assertThat(OperationOutcomeParser.redact(text)).isEqualTo(redacted);
    }

    @Test
    void a_text_is_one_short_line() {
        assertThat(OperationOutcomeParser.redact("a\r\nb\u0000" + "x ".repeat(9000)))
                .hasSize(300)
                .startsWith("a b x")
                .endsWith("...");
    }

    @Test
    void a_missing_text_is_empty() {
        assertThat(OperationOutcomeParser.redact(null)).isEmpty();
    }
}
