package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {

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
        assertThat(Redactor.redact(text)).isEqualTo(redacted);
    }

    @Test
    void a_text_is_one_short_line() {
        assertThat(Redactor.redact("a\r\nb\u0000" + "x ".repeat(9000)))
                .hasSize(300)
                .startsWith("a b x")
                .endsWith("...");
    }

    @Test
    void a_secret_at_the_cut_is_not_told_in_half() {
        SecretMask.add("cut", "the-secret-at-the-cut");

        assertThat(Redactor.redact("x ".repeat(145) + "the-secret-at-the-cut")).doesNotContain("the-sec");
        assertThat(Redactor.redact("x".repeat(3990) + "the-secret-at-the-cut")).doesNotContain("the-sec");
    }

    @Test
    void a_token_without_an_end_is_read_to_its_end() {
        assertThat(Redactor.redact("eyJaaaaaa" + ".".repeat(3000) + " x")).endsWith("x");
    }

    @Test
    void nothing_steers_a_terminal() {
        assertThat(Redactor.redact("a\u009b31mb\u0085c\u001b[1md\u202ee")).isEqualTo("a 31mb c [1md e");
    }

    @Test
    void a_missing_text_is_empty() {
        assertThat(Redactor.redact(null)).isEmpty();
    }
}
