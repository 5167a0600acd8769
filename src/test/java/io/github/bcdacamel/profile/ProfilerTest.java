package io.github.bcdacamel.profile;

import static io.github.bcdacamel.profile.Profiled.document;
import static io.github.bcdacamel.profile.Profiled.path;
import static io.github.bcdacamel.profile.Profiled.paths;
import static io.github.bcdacamel.profile.Profiled.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfilerTest {

    private static final String EOB = "ExplanationOfBenefit";

    @Test
    void a_key_that_only_the_last_record_has_is_found() {
        JsonNode document = document(
                "{\"id\":\"1\",\"resourceType\":\"Patient\"}",
                "{\"deceased\":true,\"id\":\"2\",\"resourceType\":\"Patient\"}");

        assertThat(path(document, "Patient", "deceased").path("shareOfRecords").asDouble())
                .isEqualTo(0.5);
    }

    @Test
    void a_list_of_plain_values_has_a_path_of_its_own() {
        JsonNode document = document("{\"name\":[{\"given\":[\"A\",\"B\"]}],\"resourceType\":\"Patient\"}");

        assertThat(paths(document, "Patient"))
                .containsExactly("name", "name[]", "name[].given", "name[].given[]", "resourceType");
        assertThat(path(document, "Patient", "name[].given[]")
                        .path("occurrences")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void the_listing_of_keys_holds_first_level_and_flattened_keys_of_all_records() {
        String listing = KeyListing.of(Profiled.profile(
                "{\"id\":\"1\",\"name\":[{\"given\":[\"A\"]}],\"resourceType\":\"Patient\"}",
                "{\"address\":[{\"line\":[\"x\"]}],\"resourceType\":\"Patient\"}"));

        assertThat(listing.lines())
                .containsExactly(
                        "Patient, 2 records",
                        "  4 first-level keys",
                        "    address",
                        "    id",
                        "    name",
                        "    resourceType",
                        "  4 flattened keys",
                        "    address[].line[]",
                        "    id",
                        "    name[].given[]",
                        "    resourceType");
    }

    @Test
    void a_key_is_counted_once_a_record_and_by_each_occurrence() {
        JsonNode entry = path(
                document(
                        "{\"item\":[{\"n\":1},{\"n\":2},{}],\"resourceType\":\"Claim\"}",
                        "{\"resourceType\":\"Claim\"}"),
                "Claim",
                "item[].n");

        assertThat(entry.path("records").asInt()).isEqualTo(1);
        assertThat(entry.path("occurrences").asInt()).isEqualTo(2);
        assertThat(entry.path("shareOfRecords").asDouble()).isEqualTo(0.5);
        assertThat(entry.path("shareOfParent").asDouble()).isEqualTo(0.6667);
    }

    @Test
    void types_are_told_apart() {
        JsonNode types = path(
                        document(
                                "{\"a\":1}",
                                "{\"a\":1.5}",
                                "{\"a\":\"x\"}",
                                "{\"a\":true}",
                                "{\"a\":null}",
                                "{\"a\":{}}",
                                "{\"a\":[]}"),
                        "(none)",
                        "a")
                .path("types");

        assertThat(types.toString())
                .isEqualTo(
                        "{\"object\":1,\"array\":1,\"string\":1,\"integer\":1,\"decimal\":1,\"boolean\":1,\"null\":1}");
    }

    @Test
    void an_empty_list_is_not_an_absent_one() {
        JsonNode lists = path(document("{\"a\":[]}", "{\"a\":[1,2,3]}", "{}"), "(none)", "a")
                .path("lists");

        assertThat(lists.path("min").asInt()).isZero();
        assertThat(lists.path("max").asInt()).isEqualTo(3);
        assertThat(lists.path("histogram").toString()).isEqualTo("{\"0\":1,\"3-4\":1}");
    }

    @Test
    void the_length_of_a_text_is_counted_in_characters_whatever_is_escaped() {
        JsonNode texts = path(
                        document(
                                "{\"a\":\"\"}",
                                "{\"a\":\"caf\u00e9\"}",
                                "{\"a\":\"a\\u0026b\\\"\\\\\"}",
                                "{\"a\":\"12345678901234567\"}"),
                        "(none)",
                        "a")
                .path("texts");

        assertThat(texts.path("histogram").toString()).isEqualTo("{\"0\":1,\"3-4\":1,\"5-8\":1,\"17-32\":1}");
    }

    @Test
    void distinct_values_are_estimated_within_a_few_percent() {
        String[] lines = new String[5_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "{\"a\":\"value " + i % 1_000 + "\",\"n\":" + i + "}";
        }

        JsonNode document = document(lines);

        assertThat(path(document, "(none)", "a").path("distinct").asDouble()).isBetween(900.0, 1_100.0);
        assertThat(path(document, "(none)", "n").path("distinct").asDouble()).isBetween(4_500.0, 5_500.0);
    }

    @Test
    void extensions_are_counted_by_url_and_by_the_kind_of_their_value() {
        JsonNode document = document(
                "{\"extension\":[{\"url\":\"https://x.org/a\",\"valueCoding\":{}},{\"url\":\"https://x.org/a\",\"valueQuantity\":{}},{\"url\":\"https://x.org/b\"}],\"resourceType\":\"Patient\"}");

        assertThat(slices(document, "Patient", "extension[]"))
                .containsExactly("2 https://x.org/a", "1 https://x.org/b");
        assertThat(document.at("/resources/Patient/slices/0/by/0/kinds").toString())
                .isEqualTo("{\"valueCoding\":1,\"valueQuantity\":1}");
    }

    @Test
    void adjudications_are_counted_by_each_code_of_their_category_with_its_system() {
        JsonNode document = document(
                "{\"item\":[{\"adjudication\":[{\"amount\":{\"value\":1},\"category\":{\"coding\":[{\"code\":\"submitted\",\"system\":\"https://x.org/c\"},{\"code\":\"line_chrg\",\"system\":\"https://x.org/v\"}]}},{\"reason\":{}}]}],\"resourceType\":\"ExplanationOfBenefit\"}");

        assertThat(slices(document, EOB, "item[].adjudication[]"))
                .containsExactly("1 https://x.org/c submitted", "1 https://x.org/v line_chrg");
        assertThat(document.at("/resources/ExplanationOfBenefit/slices/0/without")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void diagnoses_are_counted_by_their_types_and_not_by_what_they_are() {
        JsonNode document = document(
                "{\"diagnosis\":[{\"diagnosisCodeableConcept\":{\"coding\":[{\"code\":\"E119\",\"system\":\"https://x.org/icd\"}]},\"type\":[{\"coding\":[{\"code\":\"principal\",\"system\":\"https://x.org/t\"}]}]}],\"resourceType\":\"ExplanationOfBenefit\"}");

        assertThat(slices(document, EOB, "diagnosis[]")).containsExactly("1 https://x.org/t principal");
        assertThat(document.toString()).doesNotContain("E119");
    }

    @Test
    void tags_are_counted_by_system_and_code() {
        JsonNode document = document(
                "{\"meta\":{\"tag\":[{\"code\":\"FinalAction\",\"system\":\"https://x.org/t\"}]},\"resourceType\":\"ExplanationOfBenefit\"}");

        assertThat(slices(document, EOB, "meta.tag[]")).containsExactly("1 https://x.org/t FinalAction");
    }

    @Test
    void claims_are_counted_by_type_and_month_of_service() {
        JsonNode claims = document(
                        "{\"billablePeriod\":{\"end\":\"2026-02-01\",\"start\":\"2026-01-31\"},\"resourceType\":\"ExplanationOfBenefit\",\"type\":{\"coding\":[{\"code\":\"institutional\",\"system\":\"http://terminology.hl7.org/CodeSystem/claim-type\"},{\"code\":\"SNF\",\"system\":\"https://bluebutton.cms.gov/resources/codesystem/eob-type\"}]}}",
                        "{\"resourceType\":\"ExplanationOfBenefit\",\"type\":{\"coding\":[{\"code\":\"pharmacy\",\"system\":\"http://terminology.hl7.org/CodeSystem/claim-type\"}]}}")
                .at("/resources/ExplanationOfBenefit/claims");

        assertThat(claims.toString())
                .isEqualTo("{\"byType\":{\"SNF\":1,\"pharmacy\":1},\"byMonth\":{\"2026-01\":1},\"withoutMonth\":1}");
    }

    @Test
    void references_to_nobody_here_and_repeated_ids_are_counted() {
        List<List<String>> files = List.of(
                List.of("{\"id\":\"1\",\"resourceType\":\"Patient\"}", "{\"id\":\"1\",\"resourceType\":\"Patient\"}"),
                List.of(
                        "{\"patient\":{\"reference\":\"Patient/1\"},\"resourceType\":\"ExplanationOfBenefit\"}",
                        "{\"patient\":{\"reference\":\"Patient/2\"},\"resourceType\":\"ExplanationOfBenefit\"}",
                        "{\"patient\":{\"reference\":\"#patient\"},\"resourceType\":\"ExplanationOfBenefit\"}"));

        JsonNode document = document(Profiled.profile(Profiled.LIMITS, 1, files));

        assertThat(document.path("enrollees").asInt()).isEqualTo(2);
        assertThat(document.at("/references/Patient").toString())
                .isEqualTo("{\"distinct\":2,\"missing\":1,\"missingReferences\":1}");
        assertThat(document.at("/resources/Patient/ids/repeated").asInt()).isEqualTo(1);
    }

    @Test
    void more_ids_than_can_be_told_apart_are_said_to_be_so() {
        ProfileLimits few = new ProfileLimits(100, 1_000, 2, Set.of());

        JsonNode document = document(Profiled.profile(
                few,
                1,
                List.of(List.of(
                        "{\"id\":\"1\",\"resourceType\":\"Patient\"}",
                        "{\"id\":\"2\",\"resourceType\":\"Patient\"}",
                        "{\"id\":\"3\",\"resourceType\":\"Patient\"}"))));

        assertThat(document.path("enrollees").isNull()).isTrue();
        assertThat(document.at("/resources/Patient/ids/exact").asBoolean()).isFalse();
    }

    @Test
    void a_bad_line_is_counted_with_its_place_and_leaves_no_trace() {
        JsonNode document =
                document("{\"a\":1}", "{\"a\":1,\"b\":[1,2", "", "no json", "{\"a\":1}{\"a\":2}", "{\"a\":3}");

        assertThat(document.at("/totals/badLines").asInt()).isEqualTo(3);
        assertThat(document.at("/files/0/firstBadLines/0").toString())
                .isEqualTo("{\"line\":2,\"offset\":8,\"reason\":\"is not one JSON object\"}");
        assertThat(document.at("/files/0/firstBadLines/1/line").asInt()).isEqualTo(4);
        assertThat(paths(document, "(none)")).containsExactly("a");
        assertThat(path(document, "(none)", "a").path("records").asInt()).isEqualTo(2);
    }

    @Test
    void a_line_that_passes_a_limit_is_said_to_do_so() {
        String deep = "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

        JsonNode document = document("{\"a\":1}", deep);

        assertThat(document.at("/files/0/firstBadLines/0/reason").asText()).startsWith("passes a limit");
        assertThat(document.at("/files/0/badLines").asInt()).isEqualTo(1);
    }

    @Test
    void an_object_over_several_lines_is_no_record() {
        assertThat(Profiled.profile("{\"a\":1,", "\"b\":2}").badLines()).isEqualTo(2);
    }

    @Test
    void a_line_that_is_too_long_is_passed_over() {
        ProfileLimits small = new ProfileLimits(100, 50, 100, Set.of());
        String tooLong = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";

        Profile profile = Profiled.profile(small, 1, List.of(List.of("{\"a\":1}", tooLong, "{\"a\":2}")));

        assertThat(profile.records()).isEqualTo(2);
        assertThat(profile.files().get(0).firstBadLines().get(0).line()).isEqualTo(2);
    }

    @Test
    void a_line_longer_than_the_first_buffer_is_read_whole() {
        ProfileLimits large = new ProfileLimits(100, 8_000_000, 100, Set.of());
        String longLine = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";

        Profile profile = Profiled.profile(large, 1, List.of(List.of("{\"a\":\"\"}", longLine, "{\"a\":\"y\"}")));

        assertThat(path(document(profile), "(none)", "a").at("/texts/max").asInt())
                .isEqualTo(3_000_000);
    }

    @Test
    void a_line_cut_short_is_not_completed_by_what_was_read_before() {
        String line = "{\"a\":\"1234567\"}";
        int inOneBuffer = (1 << 20) / (line.length() + 1);
        List<String> lines = new ArrayList<>(Collections.nCopies(inOneBuffer + 10, line));
        String content = String.join("\n", lines) + "\n" + line.substring(0, 8);

        Profile profile = Profiled.profile(Profiled.file("Patient.0001.ndjson", content));

        assertThat(profile.records()).isEqualTo(lines.size());
        assertThat(profile.badLines()).isEqualTo(1);
    }

    @Test
    void a_key_is_the_same_however_it_is_written() {
        JsonNode document = document(
                "{\"id\":\"1\",\"n\":[{\"key\":1},{\"k\\u0065y\":2},{ \"key\" : 3 },{\"key2\":4},{\"ke\":5}]}");

        assertThat(path(document, "(none)", "n[].key").path("occurrences").asInt())
                .isEqualTo(3);
        assertThat(paths(document, "(none)")).containsExactly("id", "n", "n[]", "n[].ke", "n[].key", "n[].key2");
    }

    @Test
    void a_record_of_another_type_counts_for_its_own_type() {
        JsonNode document = document(
                "{\"id\":\"1\",\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Coverage\",\"z\":1}",
                "{\"id\":\"2\"}");

        assertThat(document.at("/files/0/otherTypes").asInt()).isEqualTo(2);
        assertThat(paths(document, "Patient")).containsExactly("id", "resourceType");
        assertThat(paths(document, "Coverage")).containsExactly("resourceType", "z");
    }

    @Test
    void keys_without_end_are_counted_together() {
        ProfileLimits few = new ProfileLimits(3, 1_000, 100, Set.of());

        JsonNode document = document(
                Profiled.profile(few, 1, List.of(List.of("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":{\"f\":5}}"))));

        assertThat(paths(document, "(none)")).containsExactly("a", "b", "c");
        assertThat(document.at("/resources/(none)/unlisted").asInt()).isEqualTo(2);
    }

    @Test
    void nesting_without_end_is_not_entered() {
        JsonNode document = document("{\"a\":".repeat(500) + "1" + "}".repeat(500));

        assertThat(paths(document, "(none)")).hasSize(ProfileLimits.MAX_DEPTH);
        assertThat(document.at("/resources/(none)/unlisted").asInt()).isEqualTo(1);
    }

    @Test
    void a_file_without_a_line_is_a_file() {
        assertThat(Profiled.profile().files()).hasSize(1);
    }
}
