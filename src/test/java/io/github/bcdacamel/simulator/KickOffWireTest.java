package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $export}: the checks of bcda-app in its own order, its words, and its 202. */
class KickOffWireTest extends SimulatorTestCase {

    private static final String EXPORT = "/api/v2/Group/all/$export";

    @Test
    void an_accepted_kick_off_names_its_job_and_says_nothing_else() {
        start();

        Answer answer = kickOff(EXPORT);

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 202 Accepted");
        assertThat(answer.header("Content-Location")).matches(base() + "/api/v2/jobs/\\d+");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/Patient/$export", "/api/v2/Group/runout/$export", "/api/v3/Group/all/$export"})
    void every_version_exports_patients_and_both_groups(String target) {
        start();

        assertThat(kickOff(target).status()).isEqualTo(202);
    }

    @Test
    void a_missing_accept_is_refused_before_a_missing_prefer() {
        start();

        Answer answer = get(EXPORT, bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"diagnostics\":\"Accept header is required\"");
    }

    @Test
    void any_media_type_is_not_the_one_that_is_supported() {
        start();

        Answer answer = get(EXPORT, bearer(), "Accept: */*", PREFER);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("\"diagnostics\":\"application/fhir+json is the only supported response format\"");
    }

    @Test
    void a_missing_prefer_is_refused() {
        start();

        Answer answer = get(EXPORT, bearer(), ACCEPT);

        assertThat(answer.text()).contains("\"diagnostics\":\"Prefer header is required\"");
    }

    @Test
    void a_prefer_for_something_else_is_refused() {
        start();

        Answer answer = get(EXPORT, bearer(), ACCEPT, "Prefer: return=minimal");

        assertThat(answer.text()).contains("\"diagnostics\":\"Only asynchronous responses are supported\"");
    }

    @Test
    void lists_with_parameters_in_any_case_are_fine() {
        start();

        Answer answer = get(
                EXPORT,
                bearer(),
                "Accept: application/json, Application/FHIR+JSON;q=1",
                "Prefer: return=minimal, Respond-Async");

        assertThat(answer.status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/Patient/%24export",
                "/api/v2/Patient/$export/",
                "/api/v2//Patient/$export",
                "/api/v2/$export"
            })
    void an_address_that_is_not_written_exactly_is_not_found(String target) {
        start();

        Answer answer = kickOff(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("404 page not found\n");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-13T08:00:00+05:00", // a raw plus is a blank
                "2020-02-13",
                "2020-02-13T08:00:00",
                "2020-02-30T08:00:00Z"
            })
    void a_since_that_is_no_instant_is_refused(String since) {
        start();

        Answer answer = kickOff(EXPORT + "?_since=" + since);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("Invalid date format supplied in _since parameter.  Date must be in FHIR Instant format.");
    }

    @Test
    void a_since_in_the_future_is_refused() {
        start();

        Answer answer = kickOff(EXPORT + "?_since=2999-01-01T00:00:00Z");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("Invalid date format supplied in _since parameter. Date must be a date that has already"
                        + " passed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-13T08:00:00%2B05:00",
                "2020-02-13T08:00:00.000-05:00",
                "2020-02-13T08:00:00Z",
                "2020-02-13T08%3A00%3A00.123456Z"
            })
    void an_instant_is_a_since(String since) {
        start();

        assertThat(kickOff(EXPORT + "?_since=" + since).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/Group/all/$export?_type=Claim, invalid resource type Claim. Supported types [",
        "/api/v3/Group/all/$export?_type=Claim, invalid resource type Claim. Supported types [",
        "/api/v2/Group/all/$export?_type=Claim, unauthorized resource type Claim",
        "/api/v2/Group/all/$export?_type=Basic, invalid resource type Basic. Supported types [",
        "/api/v2/Group/all/$export?_type=, invalid resource type"
    })
    void a_type_that_may_not_be_had_is_refused(String target, String diagnostics) {
        start(options().withPartiallyAdjudicated(false));

        Answer answer = kickOff(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(diagnostics);
    }

    @Test
    void a_repeated_type_is_refused() {
        start();

        Answer answer = kickOff(EXPORT + "?_type=Patient,Patient");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"diagnostics\":\"Repeated resource type Patient\"");
    }

    @Test
    void a_group_that_bcda_does_not_have_is_refused() {
        start();

        Answer answer = kickOff("/api/v2/Group/foo/$export");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"diagnostics\":\"Invalid group ID\"");
    }

    @ParameterizedTest
    @CsvSource({
        "_outputFormat=text/csv, _outputFormat parameter must be one of [",
        "_elements=id, Invalid parameter: this server does not support the _elements parameter.",
        "?_since=2020-01-01T00:00:00Z, Invalid parameter: query parameters cannot start with ?"
    })
    void a_parameter_that_is_not_supported_is_refused(String query, String diagnostics) {
        start();

        Answer answer = kickOff(EXPORT + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(diagnostics);
    }

    @Test
    void an_unknown_parameter_is_ignored() {
        start();

        assertThat(kickOff(EXPORT + "?includeAssociatedData=all&patient=1").status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "_typeFilter=Patient%3Fid%3D1, 400",
        "_typeFilter=ExplanationOfBenefit%3Fstatus%3Dactive, 400",
        "_typeFilter=ExplanationOfBenefit%3Foutcome%3Dcomplete&_typeFilter=ExplanationOfBenefit%3Foutcome%3Dpartial, 400",
        "_typeFilter=ExplanationOfBenefit%3Foutcome%3Dcomplete, 202",
        "_typeFilter=ExplanationOfBenefit%3Fservice-date%3Dge2025-01-01%26outcome%3Dcomplete, 202"
    })
    void version_three_looks_into_the_type_filter(String query, int status) {
        start();

        assertThat(kickOff("/api/v3/Group/all/$export?" + query).status()).isEqualTo(status);
    }

    @Test
    void version_two_ignores_the_type_filter() {
        start();

        assertThat(kickOff(EXPORT + "?_typeFilter=nonsense").status()).isEqualTo(202);
    }

    @Test
    void in_january_there_is_nothing_to_export_but_runout() {
        start("january-404");

        Answer refused = kickOff(EXPORT);
        Answer runout = kickOff("/api/v2/Group/runout/$export");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text())
                .contains("unable to perform export operations for this Group. No up-to-date attribution information is"
                        + " available for ACOID 'A9990'. Usually this is due to awaiting new attribution information at"
                        + " the beginning of a Performance Year");
        assertThat(runout.status()).isEqualTo(202);
    }

    @Test
    void runout_data_end() {
        start("runout-404");

        Answer answer = kickOff("/api/v2/Group/runout/$export");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("runout data is no longer available. Runout data expires 180 days after ingestion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "30"})
    void a_duplicate_job_is_429_without_a_word(String retryAfter) {
        start("duplicate-job=" + retryAfter);

        Answer answer = kickOff(EXPORT);

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 429 Too Many Requests");
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        assertThat(answer.header("Content-Location")).isNull();
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "?_type=Patient, ?_type=Patient, 429",
        "?_type=Patient, '', 429",
        "'', ?_type=Patient, 429",
        "?_type=Patient, '?_type=Coverage,Patient', 429",
        "?_type=Patient, ?_type=Coverage, 202",
        "'?_type=Patient,Coverage', ?_type=Patient, 202"
    })
    void the_rules_of_duplicates_are_those_of_bcda(String running, String asked, int status) {
        start(options().withProgressSteps(5).withScenarios("duplicate-rules"));
        kickOff(EXPORT + running);

        assertThat(kickOff(EXPORT + asked).status()).isEqualTo(status);
    }

    @Test
    void another_version_is_no_duplicate() {
        start(options().withProgressSteps(5).withScenarios("duplicate-rules"));
        kickOff(EXPORT);

        assertThat(kickOff("/api/v3/Group/all/$export").status()).isEqualTo(202);
    }

    @Test
    void a_job_that_is_over_blocks_nothing() {
        start("duplicate-rules");
        String job = job(EXPORT);
        get(job, bearer());

        assertThat(kickOff(EXPORT).status()).isEqualTo(202);
    }

    @Test
    void a_post_is_told_to_get() {
        start();

        Answer answer = send("POST", EXPORT, bearer(), ACCEPT, PREFER, "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
        assertThat(answer.body()).isEmpty();
    }

    /** Each request has all the faults of the ones below it as well. */
    @ParameterizedTest
    @CsvSource({
        "'Bearer x', denylisted, _elements=id, '', foo, Request Error",
        "'', denylisted, _elements=id, '', foo, Invalid Token",
        "good, denylisted, _elements=id, '', foo, ACO (CMS_ID: A9990) is unauthorized",
        "good, aco-disabled, _elements=id, '', foo, ''",
        "good, version-denied, _elements=id, '', foo, v1 nor v2 access not enabled for this ACO",
        "good, duplicate-job, '_outputFormat=x&_elements=id', '', foo, _outputFormat parameter must be one of [",
        "good, duplicate-job, '_elements=id&?x=1', '', foo, does not support the _elements parameter.",
        "good, duplicate-job, '?x=1&_since=x', '', foo, query parameters cannot start with ?",
        "good, duplicate-job, '_since=x&_type=A,A', '', foo, Date must be in FHIR Instant format.",
        "good, duplicate-job, '_type=A,A', '', foo, Repeated resource type A",
        "good, duplicate-job, '_type=A', '', foo, Accept header is required",
        "good, january-404, '_type=A', good, foo, Invalid group ID",
        "good, january-404, '_type=A', good, all, invalid resource type A",
        "good, january-404, '_type=Patient', good, all, No up-to-date attribution information"
    })
    void the_first_check_that_fails_answers(
            String token, String scenario, String query, String headers, String group, String diagnostics) {
        start(scenario);
        String target = "/api/v1/Group/" + group + "/$export?" + query;
        String authorization =
                token.equals("good") ? bearer() : token.isEmpty() ? "X-Nothing: here" : "Authorization: " + token;

        Answer answer =
                headers.equals("good") ? get(target, authorization, ACCEPT, PREFER) : get(target, authorization);

        assertThat(json(answer.text()).path("issue").path(0).path("diagnostics").asText(""))
                .contains(diagnostics);
    }

    @Test
    void a_duplicate_is_found_before_a_group_that_does_not_exist() {
        start("duplicate-job");

        assertThat(kickOff("/api/v2/Group/foo/$export?_type=Basic").status()).isEqualTo(429);
    }

    @Test
    void a_version_that_bcda_does_not_have_is_not_found() {
        start();

        Answer answer = kickOff("/api/v4/Patient/$export");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("404 page not found\n");
    }
}
