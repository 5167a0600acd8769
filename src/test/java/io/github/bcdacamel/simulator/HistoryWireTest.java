package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.simulator.HistoryClient.Export;
import io.github.bcdacamel.testing.MovingClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full export and a year of increments, over HTTP: what happens to people and to their claims, and what an increment has of it. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryWireTest {

    private static final int MONTHS = 12;
    private static final String FIRST = "2026-07-15T03:12:45.123456Z";

    private final Map<Integer, List<Export>> chains = new HashMap<>();
    private final Map<Integer, List<Export>> runouts = new HashMap<>();
    private final Map<Integer, List<Export>> wholes = new HashMap<>();
    private final Map<Integer, List<List<String>>> members = new HashMap<>();

    @BeforeAll
    void exportForAYear() {
        for (int version : new int[] {2, 3}) {
            List<Export> chain = new ArrayList<>();
            List<Export> runout = new ArrayList<>();
            try (HistoryClient client = new HistoryClient(version, HistoryClient.options())) {
                chain.add(client.full("all"));
                runout.add(client.full("runout"));
                members.put(version, new ArrayList<>(List.of(chain.get(0).people())));
                for (int month = 1; month <= MONTHS; month++) {
                    chain.add(client.since("all", chain.get(month - 1).transactionTime()));
                    members.get(version).add(client.full("all", "_type=Patient").people());
                    runout.add(month < MONTHS ? client.full("runout", "_type=Patient") : client.full("runout"));
                }
                wholes.put(version, List.of(client.full("all")));
            }
            chains.put(version, chain);
            runouts.put(version, runout);
        }
    }

    @AfterAll
    void forget() {
        chains.clear();
        runouts.clear();
        wholes.clear();
        members.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_month_passes_between_an_export_and_the_next(int version) {
        assertThat(chains.get(version))
                .extracting(Export::transactionTime)
                .startsWith(FIRST, "2026-08-14T03:12:45.123456Z", "2026-09-13T03:12:45.123456Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void an_increment_has_nothing_that_was_changed_before_but_all_of_those_who_are_new(int version) {
        for (int month = 1; month <= MONTHS; month++) {
            Export before = chains.get(version).get(month - 1);
            Export increment = chains.get(version).get(month);
            Set<String> news = newPeople(version, month);

            Stream.of("Patient", "Coverage", "ExplanationOfBenefit")
                    .flatMap(type -> increment.files().getOrDefault(type, List.of()).stream())
                    .forEach(file -> {
                        boolean ofNewPeople = news.contains(person(file.get(0)));
                        assertThat(file).allSatisfy(resource -> {
                            assertThat(news.contains(person(resource))).isEqualTo(ofNewPeople);
                            assertThat(updated(resource)).isBeforeOrEqualTo(increment.transactionTime());
                            if (!ofNewPeople) {
                                assertThat(updated(resource)).isAfter(before.transactionTime());
                            }
                        });
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void increments_add_up_to_a_full_export(int version) {
        Export whole = wholes.get(version).get(0);
        List<String> people = whole.people();

        for (String type : List.of("Patient", "Coverage", "ExplanationOfBenefit")) {
            Map<String, JsonNode> added = new TreeMap<>();
            for (Export export : chains.get(version)) {
                export.resources(type)
                        .forEach(resource -> added.put(resource.path("id").asText(), resource));
            }
            added.values().removeIf(resource -> !people.contains(person(resource)));
            Map<String, JsonNode> expected = new TreeMap<>();
            whole.resources(type)
                    .forEach(resource -> expected.put(resource.path("id").asText(), resource));
            assertThat(added.keySet()).isEqualTo(expected.keySet());
            assertThat(added).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void the_same_requests_get_the_same_bytes_and_another_server_goes_on_where_the_last_one_was(int version) {
        List<Export> chain = chains.get(version);

        try (HistoryClient other = new HistoryClient(version, HistoryClient.options())) {
            assertThat(other.full("all").hash()).isEqualTo(chain.get(0).hash());
            assertThat(other.since("all", FIRST).resources("Patient"))
                    .isEqualTo(chain.get(1).resources("Patient"));
        }
        try (HistoryClient restarted = new HistoryClient(version, HistoryClient.options())) {
            Export goesOn = restarted.since("all", chain.get(4).transactionTime());

            assertThat(goesOn.transactionTime()).isEqualTo(chain.get(5).transactionTime());
            assertThat(Set.copyOf(goesOn.claims()))
                    .isEqualTo(Set.copyOf(chain.get(5).claims()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void claims_are_adjusted_to_fewer_and_to_more_lines_and_other_amounts(int version) {
        Set<Integer> directions = new TreeSet<>();
        Set<Boolean> paysOther = new TreeSet<>();

        versions(version).values().forEach(versions -> {
            for (int i = 1; i < versions.size(); i++) {
                JsonNode before = versions.get(i - 1);
                JsonNode after = versions.get(i);
                assertThat(updated(after)).isAfter(updated(before));
                directions.add(Integer.signum(
                        after.path("items").asInt() - before.path("items").asInt()));
                paysOther.add(!after.at("/payment/amount").equals(before.at("/payment/amount")));
            }
        });

        assertThat(directions).contains(-1, 1);
        assertThat(paysOther).contains(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void claims_are_cancelled_under_their_own_id(int version) {
        List<JsonNode> cancelled = versions(version).values().stream()
                .filter(versions -> versions.size() > 1 && isFinal(versions.get(0)))
                .map(versions -> versions.get(versions.size() - 1))
                .filter(claim -> !isFinal(claim))
                .toList();

        assertThat(cancelled).hasSizeGreaterThan(3);
        assertThat(cancelled)
                .extracting(claim -> claim.path("status").asText())
                .containsOnly(version == 2 ? "cancelled" : "active");
    }

    @Test
    void a_cancelled_claim_and_the_one_that_corrects_it_come_together_and_share_a_group() {
        Map<String, List<String>> groups = new TreeMap<>();
        for (Export increment : chains.get(2).subList(1, MONTHS + 1)) {
            Map<String, List<String>> ofMonth = new TreeMap<>();
            increment
                    .claims()
                    .forEach(claim -> ofMonth.computeIfAbsent(
                                    claim.at("/identifier/1/value").asText() + " " + updated(claim),
                                    key -> new ArrayList<>())
                            .add(claim.path("status").asText()));
            ofMonth.values().removeIf(statuses -> statuses.size() < 2);
            groups.putAll(ofMonth);
        }

        assertThat(groups).isNotEmpty();
        assertThat(groups.values())
                .allSatisfy(statuses -> assertThat(statuses).containsExactlyInAnyOrder("cancelled", "active"));
    }

    @Test
    void partly_adjudicated_claims_come_later_from_the_national_history_with_their_control_number() {
        List<Export> chain = chains.get(2);
        String people = wholes.get(2).get(0).resources("Patient").toString();
        Map<String, Integer> asked = new HashMap<>();
        Map<String, Integer> adjudicated = new HashMap<>();
        for (int month = 1; month <= MONTHS; month++) {
            int now = month;
            chain.get(month).resources("Claim").forEach(claim -> {
                if (people.contains(claim.at("/contained/0/identifier/0/value").asText())) {
                    asked.putIfAbsent(claim.at("/identifier/0/value").asText(), now);
                }
                assertThat(chain.get(now).resources("ClaimResponse"))
                        .anySatisfy(response -> assertThat(response.path("id")).isEqualTo(claim.path("id")));
            });
            chain.get(month).claims().forEach(claim -> adjudicated.putIfAbsent(controlNumber(claim), now));
        }

        Map<String, Integer> months = new HashMap<>();
        asked.forEach((number, month) -> {
            if (adjudicated.containsKey(number)) {
                months.put(number, adjudicated.get(number) - month);
            } else {
                assertThat(month).as(number).isGreaterThan(MONTHS - 3);
            }
        });
        assertThat(months.values()).contains(0, 1).allMatch(later -> later >= 0);
    }

    @Test
    void v3_shows_claims_of_the_shared_systems_to_those_who_ask_for_them() {
        String filter = "_typeFilter=ExplanationOfBenefit%3F_tag%3Dhttps%3A%2F%2Fbluebutton.cms.gov%2Ffhir%2FCodeSystem"
                + "%2FSystem-Type%7CSharedSystem";
        Map<String, String> shared = new HashMap<>();
        try (HistoryClient client = new HistoryClient(3, HistoryClient.options())) {
            Export first = client.since("all", FIRST, filter, "_type=ExplanationOfBenefit");
            first.claims().forEach(claim -> {
                assertThat(claim.at("/meta/tag/0/code").asText()).isEqualTo("SharedSystem");
                shared.put(controlNumberV3(claim), claim.path("id").asText());
            });
        }

        Map<String, String> later = new HashMap<>();
        chains.get(3)
                .subList(1, 4)
                .forEach(export -> export.claims()
                        .forEach(claim -> later.put(
                                controlNumberV3(claim), claim.path("id").asText())));
        later.keySet().retainAll(shared.keySet());
        assertThat(later).isNotEmpty();
        later.forEach((number, id) -> assertThat(id).isNotEqualTo(shared.get(number)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void stays_end_with_a_transfer_and_go_on_at_another_hospital(int version) {
        List<JsonNode> stays = versions(version).values().stream()
                .map(versions -> versions.get(0))
                .filter(claim -> claim.path("type").toString().contains("INPATIENT"))
                .toList();
        List<JsonNode> out = stays.stream()
                .filter(claim -> code(claim, "discharge-status").equals("02"))
                .toList();

        assertThat(out)
                .hasSizeGreaterThan(1)
                .allSatisfy(first -> assertThat(stays).anySatisfy(second -> {
                    assertThat(person(second)).isEqualTo(person(first));
                    assertThat(code(second, version == 2 ? "clm_src_ip_admsn_cd" : "pointoforigin"))
                            .isEqualTo("4");
                    assertThat(LocalDate.parse(
                                    second.at("/billablePeriod/start").asText()))
                            .isBetween(end(first), end(first).plusDays(1));
                    assertThat(second.path("contained").toString())
                            .isNotEqualTo(first.path("contained").toString());
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void people_leave_are_in_runout_and_come_back_with_all_their_claims(int version) {
        List<Set<String>> runout = runouts.get(version).stream()
                .<Set<String>>map(export -> new TreeSet<>(export.people()))
                .toList();
        Set<String> first = new TreeSet<>(chains.get(version).get(0).people());
        Set<String> left = new TreeSet<>();
        Set<String> cameBack = new TreeSet<>();
        for (int month = 1; month <= MONTHS; month++) {
            Set<String> ofMonth = runout.get(month);
            Export increment = chains.get(version).get(month);
            first.stream().filter(ofMonth::contains).forEach(left::add);
            assertThat(increment.people()).doesNotContainAnyElementsOf(ofMonth);
            newPeople(version, month).stream().filter(left::contains).forEach(person -> {
                cameBack.add(person);
                assertThat(increment.claims())
                        .filteredOn(claim -> person(claim).equals(person))
                        .hasSizeGreaterThan(29);
            });
        }

        assertThat(runout.get(0)).isNotEmpty().doesNotContainAnyElementsOf(first);
        assertThat(left).hasSizeGreaterThan(2);
        assertThat(cameBack).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void runout_has_no_care_after_the_year_in_which_somebody_belonged(int version) {
        Export first = runouts.get(version).get(0);
        Export later = runouts.get(version).get(MONTHS);

        assertThat(first.claims()).allSatisfy(claim -> assertThat(start(claim)).isLessThan("2026"));
        assertThat(later.claims())
                .filteredOn(claim -> first.people().contains(person(claim)))
                .allSatisfy(claim -> assertThat(start(claim)).isLessThan("2026"));
        assertThat(later.claims()).anySatisfy(claim -> assertThat(start(claim)).startsWith("2026"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void people_die_and_are_treated_no_more(int version) {
        Map<String, String> died = new HashMap<>();
        Map<String, String> cancelledCoverage = new HashMap<>();
        for (Export increment : chains.get(version).subList(1, MONTHS + 1)) {
            increment.resources("Patient").stream()
                    .filter(patient -> patient.path("deceasedDateTime").asText().compareTo("2026-07") > 0)
                    .forEach(patient -> died.put(
                            patient.path("id").asText(),
                            patient.path("deceasedDateTime").asText()));
            increment
                    .resources("Coverage")
                    .forEach(coverage -> cancelledCoverage.put(
                            person(coverage), coverage.path("status").asText()));
        }

        assertThat(died).isNotEmpty();
        died.forEach((person, day) -> {
            assertThat(cancelledCoverage).containsEntry(person, "cancelled");
            assertThat(versions(version).values().stream().flatMap(List::stream))
                    .filteredOn(claim -> person(claim).equals(person))
                    .allSatisfy(claim -> assertThat(end(claim)).isBeforeOrEqualTo(day));
        });
    }

    @Test
    void exports_of_patient_have_nothing_but_updates_of_those_who_are_new() {
        try (HistoryClient client = new HistoryClient(2, HistoryClient.options().withDaysBetweenExports(90))) {
            Export all = client.since("all", FIRST);
            Export patient = client.since("", FIRST);

            assertThat(patient.claims())
                    .isNotEmpty()
                    .allSatisfy(claim -> assertThat(updated(claim)).isAfter(FIRST));
            assertThat(all.claims())
                    .anySatisfy(claim -> assertThat(updated(claim)).isBefore(FIRST));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void an_increment_is_empty_when_no_time_has_passed(int version) {
        try (HistoryClient client =
                new HistoryClient(version, HistoryClient.options().withDaysBetweenExports(0))) {
            Export first = client.full("all");
            Export increment = client.since("all", first.transactionTime());

            assertThat(first.claims()).hasSizeGreaterThan(800);
            assertThat(increment.transactionTime()).isEqualTo(first.transactionTime());
            assertThat(increment.manifest().path("output").toString()).isEqualTo("[]");
        }
    }

    @Test
    void time_never_passes_beyond_the_clocks() {
        MovingClock clock = new MovingClock(Instant.parse("2026-08-02T12:00:00Z"));
        try (HistoryClient client = new HistoryClient(2, HistoryClient.options().withClock(clock))) {
            List<Export> chain = client.chain("all", 2, "_type=Patient");

            assertThat(chain)
                    .extracting(Export::transactionTime)
                    .containsExactly(FIRST, "2026-08-02T03:12:45.123456Z", "2026-08-02T03:12:45.123456Z");
            assertThat(chain.get(2).manifest().path("output")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void time_may_begin_later(int version) {
        Export whole = wholes.get(version).get(0);
        SimulatorOptions later = HistoryClient.options()
                .withAsOf(OffsetDateTime.parse(whole.transactionTime()).toLocalDate());

        try (HistoryClient client = new HistoryClient(version, later)) {
            assertThat(Set.copyOf(client.full("all").claims())).isEqualTo(Set.copyOf(whole.claims()));
        }
    }

    @Test
    void time_cannot_begin_before_the_claims_do() {
        assertThatThrownBy(() -> HistoryClient.options().withAsOf(LocalDate.of(2026, 7, 14)))
                .hasMessageContaining("2026-07-15");
    }

    @Test
    void the_transaction_time_does_not_depend_on_which_of_several_exports_asks_first() {
        try (HistoryClient client = new HistoryClient(2, HistoryClient.options())) {
            client.full("all", "_type=Patient");

            assertThat(client.since("all", FIRST, "_type=Patient").transactionTime())
                    .isEqualTo(client.since("all", FIRST, "_type=Coverage").transactionTime())
                    .isEqualTo(client.full("runout").transactionTime());
        }
    }

    /** Those who are in the group and were not a month before. */
    private Set<String> newPeople(int version, int month) {
        Set<String> people = new TreeSet<>(members.get(version).get(month));
        members.get(version).get(month - 1).forEach(people::remove);
        return people;
    }

    /** All versions of each claim, in the order in which they came, without what came twice. */
    private Map<String, List<JsonNode>> versions(int version) {
        Map<String, List<JsonNode>> versions = new TreeMap<>();
        chains.get(version).stream().flatMap(export -> export.claims().stream()).forEach(claim -> {
            List<JsonNode> all = versions.computeIfAbsent(claim.path("id").asText(), id -> new ArrayList<>());
            if (!all.contains(claim)) {
                all.add(claim);
            }
        });
        return versions;
    }

    private static OffsetDateTime updated(JsonNode resource) {
        return OffsetDateTime.parse(resource.at("/meta/lastUpdated").asText());
    }

    private static String person(JsonNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Patient" -> resource.path("id").asText();
            case "Coverage" -> resource.at("/beneficiary/reference").asText().replace("Patient/", "");
            case "ExplanationOfBenefit" ->
                resource.at("/patient/reference").asText().replace("Patient/", "");
            default -> throw new IllegalArgumentException("Nobody's: " + resource);
        };
    }

    private static boolean isFinal(JsonNode claim) {
        return claim.path("status").asText().equals("active")
                && !claim.at("/meta/tag").toString().contains("NotFinalAction");
    }

    private static String controlNumber(JsonNode claim) {
        for (JsonNode extension : claim.path("extension")) {
            if (extension.path("url").asText().matches(".*/(fi_doc_clm_cntl_num|carr_clm_cntl_num)")) {
                return extension.at("/valueIdentifier/value").asText();
            }
        }
        return "";
    }

    private static String controlNumberV3(JsonNode claim) {
        return claim.at("/identifier/1/value").asText();
    }

    /** Of the supporting information of this kind. */
    private static String code(JsonNode claim, String kind) {
        for (JsonNode information : claim.path("supportingInfo")) {
            if (information.path("category").toString().contains(kind)) {
                return information.at("/code/coding/0/code").asText();
            }
        }
        return "";
    }

    private static String start(JsonNode claim) {
        return claim.at("/billablePeriod/start").asText();
    }

    private static LocalDate end(JsonNode claim) {
        return LocalDate.parse(claim.at("/billablePeriod/end").asText());
    }
}
