package io.github.bcdacamel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.profile.ProfileFinding.Level;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void nothing_has_changed_between_the_same_data() {
        assertThat(drift(patients(200, 0, "\"a\":1"), patients(200, 0, "\"a\":1")))
                .isEmpty();
    }

    @Test
    void a_key_that_vanished_is_an_alarm() {
        List<ProfileFinding> findings = drift(patients(200, 200, "\"gender\":\"x\""), patients(200, 0, ""));

        assertThat(findings)
                .containsExactly(new ProfileFinding(
                        Level.ALARM,
                        "vanished-path",
                        "Patient",
                        "gender",
                        "Vanished: it stood in 100 % of the records."));
    }

    @Test
    void a_rare_key_that_vanished_is_a_warning() {
        assertThat(drift(patients(2_000, 40, "\"rare\":1"), patients(2_000, 0, "")))
                .extracting(ProfileFinding::level)
                .containsExactly(Level.WARNING);
    }

    @Test
    void what_may_be_absent_by_chance_is_a_note() {
        assertThat(drift(patients(200, 1, "\"rare\":1"), patients(200, 0, "")))
                .extracting(ProfileFinding::level)
                .containsExactly(Level.NOTE);
    }

    @Test
    void few_records_make_no_alarm() {
        assertThat(drift(patients(20, 20, "\"a\":1"), patients(20, 0, "")))
                .extracting(ProfileFinding::level)
                .containsExactly(Level.NOTE);
    }

    @Test
    void a_path_that_vanished_takes_those_below_it_along() {
        assertThat(drift(patients(200, 200, "\"a\":{\"b\":[{\"c\":1}]}"), patients(200, 0, "")))
                .extracting(ProfileFinding::message)
                .containsExactly("Vanished: it stood in 100 % of the records, with 3 paths below it.");
    }

    @Test
    void a_new_key_is_a_note() {
        assertThat(drift(patients(200, 0, ""), patients(200, 50, "\"a\":1")))
                .containsExactly(
                        new ProfileFinding(Level.NOTE, "new-path", "Patient", "a", "New: in 25 % of the records."));
    }

    @Test
    void a_share_that_moved_further_than_the_setting_is_a_warning() {
        assertThat(drift(patients(200, 100, "\"a\":1"), patients(200, 125, "\"a\":1")))
                .containsExactly(new ProfileFinding(
                        Level.WARNING,
                        "moved-share",
                        "Patient",
                        "a",
                        "62.5 % of the places where it can stand instead of 50 %."));
        assertThat(drift(patients(200, 100, "\"a\":1"), patients(200, 115, "\"a\":1")))
                .isEmpty();
    }

    @Test
    void another_type_in_place_of_the_old_one_is_an_alarm() {
        assertThat(drift(patients(200, 200, "\"a\":\"1\""), patients(200, 200, "\"a\":{}")))
                .containsExactly(new ProfileFinding(
                        Level.ALARM, "changed-type", "Patient", "a", "Its type was string, and is object now."));
    }

    @Test
    void another_type_beside_the_old_one_is_a_warning() {
        List<String> now = new java.util.ArrayList<>(patients(200, 200, "\"a\":\"1\""));
        now.set(0, "{\"a\":1,\"resourceType\":\"Patient\"}");

        assertThat(drift(patients(200, 200, "\"a\":\"1\""), now))
                .filteredOn(finding -> finding.kind().equals("changed-type"))
                .extracting(ProfileFinding::level)
                .containsExactly(Level.WARNING);
    }

    @Test
    void a_whole_number_where_there_were_decimals_is_no_change() {
        assertThat(drift(patients(200, 200, "\"a\":1.5"), patients(200, 200, "\"a\":2")))
                .isEmpty();
    }

    @Test
    void far_fewer_records_of_a_full_export_are_told() {
        assertThat(drift(patients(1_000, 0, ""), patients(700, 0, "")))
                .containsExactly(new ProfileFinding(
                        Level.WARNING, "fewer-records", "Patient", "", "700 records instead of 1,000: 30 % fewer."));
        assertThat(drift(patients(1_000, 0, ""), patients(400, 0, "")))
                .extracting(ProfileFinding::level)
                .containsExactly(Level.ALARM);
        assertThat(drift(patients(1_000, 0, ""), patients(900, 0, ""))).isEmpty();
    }

    @Test
    void fewer_records_of_an_export_since_a_date_are_no_news() {
        ObjectNode before = (ObjectNode) Profiled.document(array(patients(1_000, 0, "")));
        ObjectNode now = (ObjectNode) Profiled.document(array(patients(200, 0, "")));
        now.putObject("export").put("since", "2026-11-01T00:00:00Z");

        assertThat(Drift.between(before, now, Profiled.DRIFT)).isEmpty();
    }

    @Test
    void a_resource_type_that_vanished_from_full_exports_is_an_alarm() {
        assertThat(drift(patients(200, 0, ""), List.of()))
                .containsExactly(new ProfileFinding(
                        Level.ALARM, "vanished-type", "Patient", "", "Vanished: no record, 200 last time."));
    }

    @Test
    void a_slice_that_vanished_is_an_alarm_and_a_new_one_a_note() {
        List<ProfileFinding> findings = drift(
                patients(200, 200, "\"extension\":[{\"url\":\"https://x.org/a\"}]"),
                patients(200, 200, "\"extension\":[{\"url\":\"https://x.org/b\"}]"));

        assertThat(findings)
                .extracting(finding -> finding.level() + " " + finding.path())
                .containsExactly("ALARM extension[] https://x.org/a", "NOTE extension[] https://x.org/b");
    }

    @Test
    void a_profile_of_another_form_is_not_compared() {
        ProfileReport report = ProfileReport.of(
                Profiled.profile(),
                null,
                ProfileReport.Before.of("20261101T000000Z", "{\"schemaVersion\":99}".getBytes()),
                Profiled.DRIFT,
                TableColumns.NONE,
                "test");

        assertThat(new String(report.json())).contains("has another form than this version reads");
    }

    private static List<ProfileFinding> drift(List<String> before, List<String> now) {
        ProfileReport report = ProfileReport.of(
                Profiled.profile(array(now)),
                null,
                Profiled.before(array(before)),
                Profiled.DRIFT,
                TableColumns.NONE,
                "test");
        return report.findings();
    }

    private static String[] array(List<String> lines) {
        return lines.toArray(String[]::new);
    }

    /** That many Patients, some of which have the key. */
    private static List<String> patients(int count, int with, String key) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{" + (i < with && !key.isEmpty() ? key + "," : "") + "\"resourceType\":\"Patient\"}")
                .toList();
    }
}
