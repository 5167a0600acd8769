package io.github.bcdacamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @ParameterizedTest
    @CsvSource({"200ms, PT0.2S", "30s, PT30S", "5m, PT5M", "24h, PT24H", "999999999ms, PT277H46M39.999S"})
    void a_duration_is_a_number_and_its_unit(String text, Duration duration) {
        assertThat(Form.DURATION_FORM.read(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "30 s", "-1s", "1.5s", "1d", "PT30S", "0s", "0ms", "30S", "1h30m", "99999999999s"})
    void a_text_that_is_no_duration_is_refused(String text) {
        refuses(Form.DURATION_FORM, text, "30s, 5m");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 500", "64KB, 65536", "16MB, 16777216", "100GB, 107374182400", "2TB, 2199023255552"})
    void a_size_counts_in_powers_of_1024(String text, long bytes) {
        assertThat(Form.SIZE_FORM.read(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "-1", "1.5GB", "16 MB", "16mb", "16M", "16MiB"})
    void a_text_that_is_no_size_is_refused(String text) {
        refuses(Form.SIZE_FORM, text, "64KB");
    }

    @Test
    void a_size_beyond_all_measure_is_refused() {
        assertThatThrownBy(() -> Form.SIZE_FORM.read("999999999999TB"))
                .hasMessage("expected a size that a disk can have");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "999999999, 999999999"})
    void a_number_is_whole_and_above_zero(String text, int number) {
        assertThat(Form.POSITIVE_NUMBER.read(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "five", "1,000", "9999999999"})
    void a_text_that_is_no_number_above_zero_is_refused(String text) {
        refuses(Form.POSITIVE_NUMBER, text, "whole number above 0");
    }

    @Test
    void a_rate_is_requests_in_a_time() {
        assertThat(Form.RATE_FORM.read("900/5m")).isEqualTo(new RateLimit(900, Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "900", "900/", "/5m", "0/5m", "900/0s", "900/5", "900 / 5m", "9000000/1s"})
    void a_text_that_is_no_rate_is_refused(String text) {
        assertThatThrownBy(() -> Form.RATE_FORM.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bcda.cms.gov",
                "https://bcda.example.org:8443/fhir",
                "http://localhost:8080",
                "http://127.0.0.1:8080/api/v2",
                "http://[::1]:8080"
            })
    void https_anywhere_and_http_on_loopback_are_accepted(String text) {
        assertThat(Form.SERVER_ADDRESS.read(text)).isEqualTo(URI.create(text));
    }

    @Test
    void a_slash_at_the_end_of_an_address_is_dropped() {
        assertThat(Form.SERVER_ADDRESS.read("https://bcda.example.org/"))
                .isEqualTo(URI.create("https://bcda.example.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.bcda.cms.gov",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://127.0.0.10",
                "http://10.0.0.1",
                "http://[::2]",
                "http://0.0.0.0"
            })
    void http_to_another_machine_is_refused(String text) {
        refuses(Form.SERVER_ADDRESS, text, "use https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.bcda.cms.gov",
                "https://",
                "https:///api",
                "https://me:word@api.bcda.cms.gov",
                "https://me@localhost",
                "https://api.bcda.cms.gov/#part",
                "ftp://api.bcda.cms.gov",
                "file:///etc/passwd",
                "https://api bcda",
                "https://{{bcda.host}}/"
            })
    void a_text_that_is_no_server_is_refused(String text) {
        refuses(Form.SERVER_ADDRESS, text, "expected an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "none", "2026-08-01T00:00:00Z", "2026-08-01T00:00:00.123456789-05:00"})
    void since_is_kept_as_it_was_written(String text) {
        assertThat(Form.SINCE.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AUTO", "yesterday", "2026-08-01", "2026-08-01T00:00:00", "2026-13-01T00:00:00Z"})
    void a_since_that_is_no_instant_is_refused(String text) {
        refuses(Form.SINCE, text, "auto, ledger, none, or an instant");
    }

    @Test
    void one_of_several_words_is_accepted() {
        assertThat(Form.oneOf("fail", "warn").read("warn")).isEqualTo("warn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WARN", "fail,warn", "ignore"})
    void another_word_is_refused_with_those_there_are(String text) {
        refuses(Form.oneOf("fail", "warn"), text, "fail, warn");
    }

    @Test
    void a_list_keeps_its_order_and_drops_blanks() {
        assertThat(Form.listOf("[A-Z][a-z]+", "a type").read(" Patient, Coverage ,,"))
                .isEqualTo(List.of("Patient", "Coverage"));
    }

    @Test
    void an_empty_list_names_nothing() {
        assertThat(Form.listOf("[A-Z][a-z]+", "a type").read("")).isEqualTo(List.of());
    }

    @Test
    void a_wrong_part_of_a_list_is_named() {
        refuses(Form.listOf("[A-Z][a-z]+", "a type"), "Patient,coverage", "'coverage' is not a type");
    }

    @Test
    void a_list_names_nothing_twice() {
        refuses(Form.listOf("[A-Z][a-z]+", "a type"), "Patient,Patient", "twice");
    }

    @Test
    void a_text_is_taken_as_it_is() {
        assertThat(Form.TEXT.read("file:/app/routes/*.camel.yaml")).isEqualTo("file:/app/routes/*.camel.yaml");
    }

    @Test
    void a_value_that_stands_by_itself_has_no_others_beside_it() {
        Form form = Form.atLeastOne(Form.listOf("[a-z]+", "a word"), "words, or none", "none");

        assertThat(form.read("none")).isEqualTo(List.of("none"));
        assertThat(form.read("a, b")).isEqualTo(List.of("a", "b"));
        refuses(form, "a,none", "words, or none");
        refuses(form, "", "words, or none");
    }

    private static void refuses(Form form, String text, String expected) {
        assertThatThrownBy(() -> form.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
