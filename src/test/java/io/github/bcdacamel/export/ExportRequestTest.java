package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.SinceBasis;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportRequestTest {

    private static final String API = "https://bcda.example/api/v2";

    private final ExportRequest everything = new ExportRequest(API, "v2", "all", List.of(), "");
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T21:04:06.789Z"), ZoneOffset.UTC);

    @Test
    void the_dollar_is_raw_and_nothing_is_asked_that_was_not_set() {
        assertThat(everything.url(null)).isEqualTo(API + "/Group/all/$export");
    }

    @Test
    void without_a_group_all_patients_are_exported() {
        ExportRequest patients = new ExportRequest(API, "v2", "", List.of(), "");

        assertThat(patients.url(null)).isEqualTo(API + "/Patient/$export");
    }

    @Test
    void the_plus_of_a_time_zone_is_encoded() {
        assertThat(everything.url("2020-02-13T08:00:00+05:00")).endsWith("?_since=2020-02-13T08%3A00%3A00%2B05%3A00");
    }

    @Test
    void a_type_filter_is_encoded_as_a_whole_with_blanks_as_percent_20() {
        ExportRequest filtered = new ExportRequest(API, "v3", "all", List.of(), "ExplanationOfBenefit?outcome=a b");

        assertThat(filtered.url(null)).endsWith("?_typeFilter=ExplanationOfBenefit%3Foutcome%3Da%20b");
    }

    @Test
    void a_plus_in_a_type_filter_survives_that_bcda_decodes_it_twice() {
        String written = "ExplanationOfBenefit?service-date=gt2026-01-01T00:00:00+05:00";
        ExportRequest plain = new ExportRequest(API, "v3", "all", List.of(), written);
        ExportRequest encoded = new ExportRequest(API, "v3", "all", List.of(), written.replace("+", "%2B"));

        assertThat(plain.url(null)).endsWith("00%3A00%3A00%252B05%3A00").isEqualTo(encoded.url(null));
    }

    @Test
    void the_order_in_which_types_are_set_does_not_matter() {
        ExportRequest one = new ExportRequest(API, "v2", "all", List.of("Patient", "Coverage"), "");
        ExportRequest other = new ExportRequest(API, "v2", "all", List.of("Coverage", "Patient"), "");

        assertThat(one.scope()).isEqualTo(other.scope()).endsWith("?_type=Coverage%2CPatient");
    }

    @Test
    void the_scope_knows_no_since() {
        assertThat(everything.scope()).isEqualTo(everything.url(null));
    }

    @Test
    void the_first_automatic_export_is_full() {
        Export export = new ExportPlanner(everything, clock).plan("default", null);

        assertThat(export.since()).isNull();
        assertThat(export.requestUrl()).doesNotContain("_since");
    }

    @Test
    void an_automatic_export_begins_where_the_last_one_ended() {
        Export export = new ExportPlanner(everything, clock).plan("default", "2026-08-20T11:22:33.456Z");

        assertThat(export.since()).isEqualTo("2026-08-20T11:22:33.456Z");
        assertThat(export.requestUrl()).endsWith("?_since=2026-08-20T11%3A22%3A33.456Z");
    }

    @Test
    void a_full_export_forgets_where_the_last_one_ended() {
        assertThat(since("none", false)).isNull();
        assertThat(since("auto", true)).isNull();
    }

    @Test
    void an_instant_of_the_operator_wins() {
        assertThat(since("2026-01-01T00:00:00Z", false)).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void an_export_is_named_by_its_start() {
        assertThat(new ExportPlanner(everything, clock).plan("default", null).id())
                .isEqualTo("20261122T210406Z");
    }

    @Test
    void an_export_without_a_job_is_outdated_when_the_settings_ask_for_something_else() {
        Export open = new ExportPlanner(everything, clock).plan("default", null);
        ExportRequest runout = new ExportRequest(API, "v2", "runout", List.of(), "");

        assertThat(new ExportPlanner(runout, clock).isOutdated(open)).isTrue();
        assertThat(new ExportPlanner(everything, clock).isOutdated(open)).isFalse();
    }

    @Test
    void an_address_tells_what_it_asked_for() {
        ExportRequest request = new ExportRequest(
                "https://api.bcda.cms.gov/api/v3", "v3", "runout", List.of("Patient", "Coverage"), "A?b=c");

        assertThat(ExportRequest.of(request.url("2026-08-01T00:00:00+05:00"))).isEqualTo(request);
    }

    private String since(String setting, boolean full) {
        SinceBasis basis = new SinceBasis("20260820T112233Z", "2026-08-20T11:22:33Z", List.of(), false);

        return new SinceGuard(everything, setting, null, List.of()).since("default", full, basis);
    }
}
