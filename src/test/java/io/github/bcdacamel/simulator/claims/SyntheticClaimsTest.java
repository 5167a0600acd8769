package io.github.bcdacamel.simulator.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticClaimsTest {

    private static final int ENROLLEES = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_same_seed_gives_the_same_bytes_in_any_order_on_any_thread(int version) {
        SyntheticClaims once = new SyntheticClaims(7, version);
        SyntheticClaims again = new SyntheticClaims(7, version);
        List<byte[]> forwards = IntStream.range(0, ENROLLEES)
                .mapToObj(enrollee -> Resource.bytes(once, "ExplanationOfBenefit", enrollee))
                .toList();

        List<byte[]> together = IntStream.range(0, ENROLLEES)
                .parallel()
                .mapToObj(enrollee -> Resource.bytes(again, "ExplanationOfBenefit", enrollee))
                .toList();

        assertThat(together).usingElementComparator(java.util.Arrays::compare).isEqualTo(forwards);
    }

    @ParameterizedTest
    @CsvSource({
        "1,f53ad53806bb17bbf799a4f639d8b4730489f65509a6009c3dcee39eac9ffe44",
        "2,f1d36f07d013fce93df15cf1e826c934e7ad25baf30bec29ee25ded0e93168ca",
        "3,0ddf0dfe359dd47b6d5ff8f3832127b1a926c310433b1bf7a687164b4d3d5059"
    })
    void the_same_seed_gives_the_same_bytes_in_every_release(int version, String sha256) throws Exception {
        SyntheticClaims claims = new SyntheticClaims(1, version);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");

        for (String type : new TreeSet<>(SyntheticClaims.types(version))) {
            for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
                digest.update(Resource.bytes(claims, type, enrollee, EnumSet.allOf(SyntheticClaims.SystemType.class)));
            }
        }

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
    }

    @Test
    void another_seed_gives_other_people() {
        byte[] one = Resource.bytes(new SyntheticClaims(1, 2), "Patient", 0);

        byte[] other = Resource.bytes(new SyntheticClaims(2, 2), "Patient", 0);

        assertThat(other).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void every_line_is_an_object_of_its_type_with_its_keys_sorted_at_every_level(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);

        for (String type : SyntheticClaims.types(version)) {
            for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
                for (Resource resource : Resource.ofAll(claims, type, enrollee)) {
                    assertThat(resource.text("/resourceType")).isEqualTo(type);
                    assertSorted(resource.json());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_resource_type_comes_late_in_a_line(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);

        List<String> lines = Resource.of(claims, "ExplanationOfBenefit", 0).stream()
                .map(Resource::line)
                .toList();

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.lastIndexOf("\"resourceType\":\"ExplanationOfBenefit\""))
                        .isGreaterThan(line.length() / 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_lines_are_counted(int version) throws Exception {
        SyntheticClaims claims = new SyntheticClaims(3, version);

        int lines = claims.write("Coverage", 5, OutputStream.nullOutputStream());

        assertThat(lines).isEqualTo(Resource.of(claims, "Coverage", 5).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void references_lead_to_resources_of_the_same_enrollee(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            String patient =
                    "Patient/" + Resource.of(claims, "Patient", enrollee).get(0).text("/id");
            Set<String> coverages = new HashSet<>();
            for (Resource coverage : Resource.of(claims, "Coverage", enrollee)) {
                coverages.add("Coverage/" + coverage.text("/id"));
                assertThat(coverage.text("/beneficiary/reference")).isEqualTo(patient);
            }
            for (Resource claim : Resource.ofAll(claims, "ExplanationOfBenefit", enrollee)) {
                assertThat(claim.text("/patient/reference")).isEqualTo(patient);
                if (version < 3) {
                    String coverage = claim.text(
                            version == 1 ? "/insurance/coverage/reference" : "/insurance/0/coverage/reference");
                    assertThat(coverages).contains(coverage);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void references_within_a_claim_lead_somewhere(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            for (Resource claim : Resource.ofAll(claims, "ExplanationOfBenefit", enrollee)) {
                JsonNode json = claim.json();
                List<String> contained = json.path("contained").findValuesAsText("id");
                for (String reference : json.findValuesAsText("reference")) {
                    if (reference.startsWith("#")) {
                        assertThat(contained).contains(reference.substring(1));
                    }
                }
                for (JsonNode item : json.path("item")) {
                    assertPointsInto(item.path("diagnosisSequence"), json.path("diagnosis"));
                    assertPointsInto(item.path("careTeamSequence"), json.path("careTeam"));
                    assertPointsInto(item.path("informationSequence"), json.path("supportingInfo"));
                }
            }
        }
    }

    @Test
    void a_claim_response_answers_a_claim() {
        SyntheticClaims claims = new SyntheticClaims(3, 2);
        Set<String> asked = new TreeSet<>();
        Set<String> answered = new TreeSet<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            Resource.of(claims, "Claim", enrollee).forEach(claim -> asked.add("Claim/" + claim.text("/id")));
            Resource.of(claims, "ClaimResponse", enrollee)
                    .forEach(response -> answered.add(response.text("/request/reference")));
        }

        assertThat(answered).isNotEmpty().isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void ids_are_never_given_twice(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);

        for (String type : SyntheticClaims.types(version)) {
            List<String> ids = new ArrayList<>();
            for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
                Resource.ofAll(claims, type, enrollee).stream()
                        .filter(resource -> !resource.text("/use").equals("preauthorization"))
                        .forEach(resource -> ids.add(resource.text("/id")));
            }
            assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void people_are_known_by_their_medicare_id_in_all_versions() {
        String inV2 =
                Resource.of(new SyntheticClaims(3, 2), "Patient", 9).get(0).line();

        String inV3 =
                Resource.of(new SyntheticClaims(3, 3), "Coverage", 9).get(0).text("/subscriberId");

        assertThat(inV3).matches("1S00[A-Z]\\d\\d[A-Z][A-Z]\\d\\d");
        assertThat(inV2).contains("\"" + inV3 + "\"");
    }

    @Test
    void no_line_pays_more_than_was_allowed_or_allows_more_than_was_charged() {
        SyntheticClaims claims = new SyntheticClaims(3, 2);

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            for (Resource claim : Resource.of(claims, "ExplanationOfBenefit", enrollee)) {
                if (claim.claimType().equals("CARRIER") || claim.claimType().equals("DME")) {
                    for (JsonNode item : claim.json().path("item")) {
                        JsonNode amounts = item.path("adjudication");
                        BigDecimal allowed = Resource.amount(amounts, "line_alowd_chrg_amt");
                        assertThat(Resource.amount(amounts, "line_sbmtd_chrg_amt"))
                                .isGreaterThanOrEqualTo(allowed);
                        assertThat(allowed)
                                .isEqualByComparingTo(Resource.amount(amounts, "line_nch_pmt_amt")
                                        .add(Resource.amount(amounts, "line_coinsrnc_amt"))
                                        .add(Resource.amount(amounts, "line_bene_ptb_ddctbl_amt")));
                    }
                }
            }
        }
    }

    @Test
    void the_lines_of_a_claim_add_up_to_its_totals() {
        SyntheticClaims claims = new SyntheticClaims(3, 3);

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            for (Resource claim : Resource.of(claims, "ExplanationOfBenefit", enrollee)) {
                if (!claim.claimType().equals("PDE")) {
                    BigDecimal charged = BigDecimal.ZERO;
                    BigDecimal paid = BigDecimal.ZERO;
                    for (JsonNode item : claim.json().path("item")) {
                        charged = charged.add(Resource.amount(item.path("adjudication"), "CLM_LINE_SBMT_CHRG_AMT"));
                        paid = paid.add(Resource.amount(item.path("adjudication"), "CLM_LINE_CVRD_PD_AMT"));
                    }
                    assertThat(Resource.amount(claim.json().path("total"), "CLM_SBMT_CHRG_AMT"))
                            .isEqualByComparingTo(charged);
                    assertThat(new BigDecimal(claim.text("/payment/amount/value")))
                            .isEqualByComparingTo(paid);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void angle_brackets_and_ampersands_are_escaped_and_other_letters_are_not(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);
        StringBuilder all = new StringBuilder();

        for (String type : List.of("Patient", "ExplanationOfBenefit")) {
            for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
                all.append(new String(Resource.bytes(claims, type, enrollee), StandardCharsets.UTF_8));
            }
        }

        assertThat(all.toString()).doesNotContain("&", "<", ">").contains("é");
        if (version == 2) {
            assertThat(all.toString()).contains("\\u0026", "\\u003c", "\\u003e", "â€”");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void lines_are_as_long_as_real_ones(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);
        List<Integer> lengths = new ArrayList<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            new String(Resource.bytes(claims, "ExplanationOfBenefit", enrollee), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> lengths.add(line.length()));
        }

        double mean = lengths.stream().mapToInt(length -> length).average().orElseThrow();
        assertThat(mean).isBetween(15_000.0, 25_000.0);
        assertThat(lengths).allSatisfy(length -> assertThat(length).isBetween(5_000, 100_000));
        assertThat(lengths.size() / ENROLLEES).isBetween(30, 80);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void all_eight_claim_types_occur(int version) {
        SyntheticClaims claims = new SyntheticClaims(3, version);
        Set<String> types = new TreeSet<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            Resource.of(claims, "ExplanationOfBenefit", enrollee).forEach(claim -> types.add(claim.claimType()));
        }

        assertThat(types).containsExactly("CARRIER", "DME", "HHA", "HOSPICE", "INPATIENT", "OUTPATIENT", "PDE", "SNF");
    }

    @Test
    void of_a_group_of_claims_one_is_active_and_the_ones_before_are_cancelled() {
        SyntheticClaims claims = new SyntheticClaims(3, 2);
        Map<String, List<String>> groups = new HashMap<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            for (Resource claim : Resource.of(claims, "ExplanationOfBenefit", enrollee)) {
                groups.computeIfAbsent(claim.text("/identifier/1/value"), group -> new ArrayList<>())
                        .add(claim.text("/status"));
            }
        }

        assertThat(groups.values()).contains(List.of("cancelled", "active"));
        assertThat(groups.values()).allSatisfy(group -> assertThat(group).containsOnlyOnce("active"));
    }

    @Test
    void v2_says_of_the_living_that_they_are_not_deceased() {
        SyntheticClaims claims = new SyntheticClaims(3, 2);
        Set<String> said = new TreeSet<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            JsonNode patient = Resource.of(claims, "Patient", enrollee).get(0).json();
            said.add(patient.has("deceasedDateTime") + " " + patient.path("deceasedBoolean"));
        }

        assertThat(said).containsExactly("false false", "true ");
    }

    @Test
    void fiss_claims_have_two_codes_of_a_line_under_each_others_name() {
        SyntheticClaims claims = new SyntheticClaims(3, 2);
        List<String> nonBillable = new ArrayList<>();
        List<String> revenueCenters = new ArrayList<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            for (Resource claim : Resource.of(claims, "Claim", enrollee)) {
                for (JsonNode item : claim.json().path("item")) {
                    nonBillable.addAll(item.at("/revenue/coding").findValuesAsText("code"));
                    revenueCenters.addAll(item.at("/revenue/extension").findValuesAsText("code"));
                }
            }
        }

        assertThat(nonBillable).isNotEmpty().allMatch(code -> code.length() == 1);
        assertThat(revenueCenters).hasSizeGreaterThan(nonBillable.size()).allMatch(code -> code.matches("\\d{4}"));
    }

    @Test
    void the_lines_of_a_prior_authorization_have_all_its_extensions() {
        SyntheticClaims claims = new SyntheticClaims(3, 3);
        Set<String> names = new TreeSet<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            for (Resource claim : Resource.ofAll(claims, "ExplanationOfBenefit", enrollee)) {
                if (claim.text("/use").equals("preauthorization")) {
                    for (String url : claim.json().path("item").findValuesAsText("url")) {
                        names.add(url.substring(url.lastIndexOf('/') + 1));
                    }
                }
            }
        }

        assertThat(names)
                .containsExactly(
                        "MR-COUNT-END-DT",
                        "MR-COUNT-IND",
                        "MR-COUNT-ST-DT",
                        "PA-DECISION",
                        "PA-DECISION-DT",
                        "PA-DECISION-EXP-DT",
                        "PA-DT-ADDED",
                        "PA-DT-UPDATED",
                        "PA-REQ-REC-DT",
                        "PA-REQ-SUB-DT",
                        "RRB-EXCL-IND",
                        "SERVICE-CNTS",
                        "SVC-RENDER-ST");
    }

    @Test
    void without_a_filter_v3_has_nothing_of_the_shared_systems() {
        SyntheticClaims claims = new SyntheticClaims(3, 3);
        Set<String> tags = new TreeSet<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            Resource.of(claims, "ExplanationOfBenefit", enrollee)
                    .forEach(claim -> tags.add(claim.text("/meta/tag/0/code") + " " + claim.text("/meta/tag/1/code")));
        }

        assertThat(tags).containsExactly("DDPS FinalAction", "NationalClaimsHistory FinalAction");
    }

    @Test
    void the_shared_systems_have_claims_that_are_not_final() {
        SyntheticClaims claims = new SyntheticClaims(3, 3);
        Set<String> tags = new TreeSet<>();

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            Resource.ofAll(claims, "ExplanationOfBenefit", enrollee)
                    .forEach(claim -> tags.add(claim.text("/meta/tag/0/code") + " " + claim.text("/meta/tag/1/code")));
        }

        assertThat(tags).contains("SharedSystem FinalAction", "SharedSystem NotFinalAction");
    }

    @Test
    void services_are_within_four_years() {
        SyntheticClaims claims = new SyntheticClaims(3, 2);

        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            assertThat(Resource.of(claims, "ExplanationOfBenefit", enrollee))
                    .allSatisfy(claim -> assertThat(claim.text("/billablePeriod/start"))
                            .isBetween("2022-07-01", claim.text("/billablePeriod/end"))
                            .isLessThanOrEqualTo("2026-06-30"));
        }
    }

    @Test
    void a_type_that_the_version_does_not_have_is_refused() {
        SyntheticClaims claims = new SyntheticClaims(3, 3);

        assertThatThrownBy(() -> claims.write("Claim", 0, OutputStream.nullOutputStream()))
                .hasMessageContaining("Claim")
                .hasMessageContaining("ExplanationOfBenefit");
    }

    @Test
    void a_version_that_bcda_does_not_have_is_refused() {
        assertThatThrownBy(() -> new SyntheticClaims(3, 4)).hasMessageContaining("no version 4");
    }

    private static void assertSorted(JsonNode json) {
        String before = "";
        for (Iterator<String> keys = json.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (before.compareTo(key) > 0) {
                throw new AssertionError(before + " stands before " + key + " in " + json);
            }
            before = key;
        }
        json.forEach(SyntheticClaimsTest::assertSorted);
    }

    private static void assertPointsInto(JsonNode sequences, JsonNode list) {
        Set<Integer> known = new HashSet<>();
        list.forEach(entry -> known.add(entry.path("sequence").asInt()));
        sequences.forEach(sequence -> assertThat(known).contains(sequence.asInt()));
    }
}
