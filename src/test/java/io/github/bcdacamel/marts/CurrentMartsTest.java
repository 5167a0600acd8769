package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest version of each record, and which claims count. */
class CurrentMartsTest {

    private static final String STANDINGS = "select claim_key, standing from current_claim order by 1";

    @TempDir
    private Path folder;

    private MartBench bench;
    private int line;

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void the_newest_version_is_the_one_that_the_server_changed_last_whenever_it_came() throws Exception {
        claim("01", "a", "2026-01-05", "paid_amount", "5.00");
        claim("02", "a", "2026-01-03", "paid_amount", "3.00");
        claim("02", "b", null, "paid_amount", "1.00");
        claim("01", "b", "2026-01-01", "paid_amount", "2.00");

        bench.run("current_claim");

        assertThat(bench.query("select claim_key, paid_amount from current_claim order by 1"))
                .containsExactly("a 5.00", "b 2.00");
    }

    @Test
    void a_load_by_v3_counts_when_claims_have_come_by_v3() throws Exception {
        claim("01", "a", "2026-01-05", "api_version", "v2");
        bench.row("load_file", "load_id", "20260101T020000Z", "api_version", "v2", "records", 1);
        bench.row("load_file", "load_id", "20260102T020000Z", "api_version", "v3", "records", 1);

        bench.run("current_load");

        assertThat(bench.query("select load_id, newest_version from current_load"))
                .containsExactly("20260101T020000Z true", "20260102T020000Z false");
    }

    @Test
    void of_a_version_that_came_twice_the_later_load_and_line_stay() throws Exception {
        claim("02", "a", "2026-01-05");
        claim("01", "a", "2026-01-05");
        claim("02", "a", "2026-01-05");

        bench.run("current_claim");

        assertThat(bench.query("select load_id, source_line from current_claim"))
                .containsExactly("20260102T020000Z 3");
    }

    @Test
    void lines_that_an_adjustment_removed_are_gone() throws Exception {
        claim("01", "a", "2026-01-01");
        child("claim_line", "01", "a", "line_number", 1, "paid", "3.00");
        child("claim_line", "01", "a", "line_number", 2, "paid", "4.00");
        claim("02", "a", "2026-01-02");
        child("claim_line", "02", "a", "line_number", 1, "paid", "5.00");

        bench.run("current_claim_line");

        assertThat(bench.query("select line_number, paid, standing from current_claim_line"))
                .containsExactly("1 5.00 final");
    }

    @Test
    void a_claim_counts_if_it_is_final_and_fully_adjudicated() throws Exception {
        claim("01", "adjudicated", "2026-01-01");
        claim("01", "adjusted", "2026-01-01", "is_final_action", false);
        claim("01", "cancelled", "2026-01-01", "status", "cancelled");
        claim("01", "drug", "2026-01-01", "claim_source", "DDPS");
        claim("01", "elsewhere", "2026-01-01", "claim_source", null);
        claim("01", "preauthorization", "2026-01-01", "claim_use", "preauthorization");
        claim("01", "silent", "2026-01-01", "is_final_action", null);

        bench.run("current_claim");

        assertThat(bench.query(STANDINGS))
                .containsExactly(
                        "adjudicated final",
                        "adjusted not_final",
                        "cancelled not_final",
                        "drug final",
                        "elsewhere unknown",
                        "preauthorization unknown",
                        "silent unknown");
    }

    @Test
    void a_claim_of_the_shared_systems_steps_back_for_the_final_claim_with_its_number() throws Exception {
        claim("01", "early", "2026-01-01", "claim_source", "SharedSystem", "control_number", "C1");
        claim("01", "early-of-another", "2026-01-01", "claim_source", "SharedSystem", "control_number", "C1");
        bench.execute("update claim set patient_id = 'bert' where claim_key = 'early-of-another'");
        claim("01", "early-of-cancelled", "2026-01-01", "claim_source", "SharedSystem", "control_number", "C2");
        claim("01", "early-replaced", "2026-01-01", "claim_source", "SharedSystem", "is_final_action", false);
        claim("01", "final", "2026-01-01", "control_number", "C1");
        claim("01", "final-cancelled", "2026-01-01", "control_number", "C2", "status", "cancelled");

        bench.run("current_claim");

        assertThat(bench.query(STANDINGS))
                .containsExactly(
                        "early superseded",
                        "early-of-another partial",
                        "early-of-cancelled superseded",
                        "early-replaced not_final",
                        "final final",
                        "final-cancelled not_final");
    }

    @Test
    void a_partially_adjudicated_claim_finds_its_final_claim_by_number_and_enrollee() throws Exception {
        patient("01", "anna", "MBI-A");
        patient("01", "bert", "MBI-B");
        claim("01", "final", "2026-01-01", "control_number", "C1");
        pac("of-anna", "MBI-A", "active");
        pac("of-bert", "MBI-B", "active");
        pac("of-bert-cancelled", "MBI-B", "cancelled");
        pac("of-nobody-we-know", "MBI-X", "active");

        bench.run("current_pac_claim");

        assertThat(bench.query("select claim_key, standing from current_pac_claim order by 1"))
                .containsExactly(
                        "of-anna superseded",
                        "of-bert partial",
                        "of-bert-cancelled not_final",
                        "of-nobody-we-know superseded");
    }

    @Test
    void once_there_are_claims_of_v3_what_came_by_v2_does_not_count() throws Exception {
        patient("01", "anna", "MBI-A");
        row("coverage", "01", "coverage_id", "part-a-anna", "patient_id", "anna", "part", "A");
        claim("01", "old", "2026-01-01");
        pac("early", "MBI-A", "active");
        patient("02", "111", "MBI-A");
        row("coverage", "02", "coverage_id", "part-a-111", "patient_id", "111", "part", "A");
        claim("02", "new", "2026-01-01", "api_version", "v3");

        bench.run("current_claim", "current_pac_claim", "current_patient_identifier", "current_coverage");

        assertThat(bench.query(STANDINGS)).containsExactly("new final", "old superseded");
        assertThat(bench.query("select standing from current_pac_claim")).containsExactly("superseded");
        assertThat(bench.query("select patient_id from current_patient")).containsExactly("111");
        assertThat(bench.query("select patient_id from current_patient_identifier"))
                .containsExactly("111");
        assertThat(bench.query("select coverage_id from current_coverage")).containsExactly("part-a-111");
    }

    @Test
    void months_of_earlier_years_stay_when_a_coverage_tells_of_the_next_year() throws Exception {
        month("01", "2025-12-01", "02");
        month("01", "2026-01-01", null);
        month("02", "2026-01-01", "04");

        bench.run("current_coverage_month");

        assertThat(bench.query("select year_month, dual_status from current_coverage_month order by 1"))
                .containsExactly("2025-12-01 02", "2026-01-01 04");
    }

    @Test
    void a_first_name_may_have_a_space_and_a_middle_name_may_be_missing() throws Exception {
        row("patient", "01", "patient_id", "anna", "name_given", "Mary Ann L");
        line--;
        row("patient_value", "01", "element", "name.given", "text", "L");
        line--;
        row("patient_value", "01", "element", "name.given", "text", "Mary Ann");
        row("patient", "01", "patient_id", "bert", "name_given", "Al");
        line--;
        row("patient_value", "01", "element", "name.given", "text", "Al");

        bench.run("current_patient_name");

        assertThat(bench.query("select * from current_patient_name order by 1"))
                .containsExactly("anna Mary Ann L", "bert Al -");
        assertThat(bench.query("select name_first from current_patient_name order by 1"))
                .containsExactly("Al", "Mary Ann");
    }

    @Test
    void a_mart_has_all_columns_of_its_table_and_claims_a_standing_behind_them() throws Exception {
        for (String mart : marts()) {
            String table = mart.replace("current_", "");
            if (!List.of("load", "patient_name").contains(table)) {
                bench.run(mart);
                List<String> expected = new ArrayList<>(columns(table));
                if (table.contains("claim")) {
                    expected.add("standing VARCHAR");
                }

                assertThat(columns(mart)).as(mart).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_was_sent_in_whatever_order_the_marts_are_those_of_the_newest_state(long seed) throws Exception {
        new ClaimHistory(seed, 50).sendAll(bench);
        try (MartBench once = new MartBench()) {
            new ClaimHistory(seed, 50).sendNewest(once);

            for (String mart : List.of(
                    "current_claim",
                    "current_claim_line",
                    "current_claim_diagnosis",
                    "medical_claim",
                    "pharmacy_claim",
                    "cclf1",
                    "cclf2",
                    "cclf4",
                    "cclf5",
                    "cclf6",
                    "cclf7")) {
                assertThat(content(bench, mart)).as(mart).isNotEmpty().isEqualTo(content(once, mart));
            }
        }
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void samples_of_v3_have_the_standing_that_their_tags_and_numbers_say() throws Exception {
        bench.samples(folder, "v3").run("current_claim");

        assertThat(bench.query("select source_line, claim_source, standing from current_claim order by source_line"))
                .containsExactly(
                        "1 DDPS final",
                        "2 DDPS final",
                        "4 SharedSystem superseded",
                        "5 SharedSystem superseded",
                        "6 SharedSystem superseded",
                        "7 NCH final",
                        "8 NCH final",
                        "9 SharedSystem superseded",
                        // Four preauthorizations have one and the same id.
                        "12 SharedSystem unknown",
                        "13 NCH final",
                        "14 NCH final",
                        "15 NCH final");
    }

    private static List<String> content(MartBench bench, String mart) throws SQLException {
        List<String> rows = new ArrayList<>(bench.run(mart)
                .query("select columns(c -> c not in ('load_id', 'source_file', 'source_line', 'file_date',"
                        + " 'ingest_datetime')) from " + mart));
        Collections.sort(rows);
        return rows;
    }

    private static List<String> marts() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("marts/current"))) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .sorted()
                    .toList();
        }
    }

    private List<String> columns(String table) throws SQLException {
        return bench.query("select column_name, column_type from (describe " + table + ")");
    }

    private void claim(String day, String key, String updated, Object... values) throws SQLException {
        List<Object> all = new ArrayList<>(List.of(
                "claim_key",
                key,
                "patient_id",
                "anna",
                "api_version",
                "v2",
                "claim_source",
                "NCH",
                "is_final_action",
                true,
                "status",
                "active",
                "claim_use",
                "claim"));
        for (int i = 0; i < values.length; i += 2) {
            int known = all.indexOf(values[i]);
            if (known < 0) {
                all.add(values[i]);
                all.add(values[i + 1]);
            } else {
                all.set(known + 1, values[i + 1]);
            }
        }
        all.add("last_updated");
        all.add(updated);
        row("claim", day, all.toArray());
    }

    /** A part of the record that was written last. */
    private void child(String table, String day, String key, Object... values) throws SQLException {
        line--;
        List<Object> all = new ArrayList<>(List.of("claim_key", key, "patient_id", "anna"));
        Collections.addAll(all, values);
        row(table, day, all.toArray());
    }

    private void patient(String day, String id, String number) throws SQLException {
        row("patient", day, "patient_id", id, "mbi_current", number);
        line--;
        row("patient_identifier", day, "patient_id", id, "system", "http://hl7.org/fhir/sid/us-mbi", "value", number);
    }

    private void pac(String key, String number, String status) throws SQLException {
        row("pac_claim", "01", "claim_key", key, "control_number", "C1", "mbi", number, "status", status);
    }

    private void month(String day, String month, String dual) throws SQLException {
        row("coverage", day, "coverage_id", "part-a-anna", "patient_id", "anna", "part", "A");
        line--;
        row("coverage_month", day, "patient_id", "anna", "year_month", month, "dual_status", dual);
    }

    private void row(String table, String day, Object... values) throws SQLException {
        String load = "202601" + day + "T020000Z";
        if (bench.query("select 1 from load_file where load_id = '" + load + "'")
                .isEmpty()) {
            bench.row("load_file", "load_id", load, "records", 1);
        }
        line++;
        List<Object> all = new ArrayList<>(List.of("load_id", load, "source_file", "f", "source_line", line));
        Collections.addAll(all, values);
        bench.row(table, all.toArray());
    }
}
