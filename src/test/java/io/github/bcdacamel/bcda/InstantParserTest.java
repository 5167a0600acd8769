package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantParserTest {

    @ParameterizedTest
    @CsvSource({
        "2026-08-20T11:22:33Z, 2026-08-20T11:22:33Z",
        "2026-08-20T11:22:33.4Z, 2026-08-20T11:22:33.400Z",
        "2026-08-20T11:22:33.456789Z, 2026-08-20T11:22:33.456789Z",
        "2026-08-20T11:22:33.123456789Z, 2026-08-20T11:22:33.123456789Z",
        "2020-02-13T08:00:00.000-05:00, 2020-02-13T13:00:00Z",
        "2020-02-13T08:00:00+05:30, 2020-02-13T02:30:00Z",
    })
    void fhir_instants_have_none_to_nine_fraction_digits_and_any_offset(String text, Instant instant) {
        assertThat(InstantParser.fhir(text)).contains(instant);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "2026-08-20",
                "2026-08-20T11:22Z",
                "2026-08-20T11:22:33",
                "2026-13-20T11:22:33Z",
                "2026-02-30T11:22:33Z",
                "2026-08-20T11:22:33+99:00",
                "2026-08-20T11:22:33.Z",
                "2026-08-20T11:22:33.1234567890Z",
                "2026-08-20T11:22:33Z ",
                "yesterday"
            })
    void what_is_no_fhir_instant_is_empty(String text) {
        assertThat(InstantParser.fhir(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-26 08:49:37 GMT | 2026-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
                "Mon, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
            })
    void http_dates_are_read_in_all_their_forms_whatever_the_day_of_the_week(String text, Instant instant) {
        assertThat(InstantParser.http(text)).contains(instant);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "Sun, 06 Abc 1994 08:49:37 GMT",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "0",
                "2026-08-22 15:04:05 +0000",
                "1700000000000"
            })
    void reading_never_throws(String text) {
        assertThat(InstantParser.http(text)).isEmpty();
    }
}
