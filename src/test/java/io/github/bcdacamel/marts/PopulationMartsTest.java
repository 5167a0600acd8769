package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is attributed, export by export. */
class PopulationMartsTest {

    private static final String STANDINGS =
            "select substring(load_id from 5 for 2), patient_id, standing, is_current from population order by 1, 2, 3";

    @TempDir
    private Path folder;

    private MartBench bench;
    private String version = "v2";

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void a_roster_is_compared_with_the_one_before() throws Exception {
        roster("01", "anna", "bert", "carl");
        roster("02", "anna", "carl", "dora");
        roster("03", "anna", "bert", "dora");

        bench.run("population");

        assertThat(bench.query(STANDINGS))
                .containsExactly(
                        "01 anna first false",
                        "01 bert first false",
                        "01 carl first false",
                        "02 anna stayed false",
                        "02 bert left false",
                        "02 carl stayed false",
                        "02 dora joined false",
                        "03 anna stayed true",
                        "03 bert joined true",
                        "03 carl left false",
                        "03 dora stayed true");
    }

    @Test
    void an_export_with_since_adds_people_and_takes_nobody_away() throws Exception {
        roster("01", "anna", "bert");
        file("02", "Patient", "all", "2026-01-01", 0);
        patients("02", "anna", "emil");
        file("03", "Patient", "all", "2026-02-01", 0);
        patients("03", "emil", "fred");
        roster("04", "anna", "emil");
        file("05", "ExplanationOfBenefit", "all", "2026-04-01", 0);
        bench.row("claim", "load_id", id("05"), "patient_id", "gina", "claim_key", "1", "api_version", "v2");

        bench.run("population");

        assertThat(bench.query(STANDINGS))
                .containsExactly(
                        "01 anna first false",
                        "01 bert first false",
                        "02 emil increment false",
                        "03 fred increment false",
                        "04 anna stayed true",
                        "04 bert left false",
                        "04 emil joined true",
                        "05 gina increment true");
    }

    @Test
    void neither_runout_nor_an_export_without_patient_nor_one_with_unread_lines_is_a_roster() throws Exception {
        roster("01", "anna", "bert");
        file("02", "Patient", "runout", null, 0);
        patients("02", "anna", "carl");
        file("03", "Coverage", "all", null, 0);
        bench.row("coverage", "load_id", id("03"), "patient_id", "bert");
        file("04", "Patient", "all", null, 1);
        patients("04", "anna");
        file("05", "Patient", null, null, 0);
        patients("05", "dora");

        bench.run("population_change");

        assertThat(bench.query(STANDINGS))
                .containsExactly(
                        "01 anna first true",
                        "01 bert first true",
                        "02 anna runout false",
                        "02 carl runout false",
                        "05 dora increment true");
        assertThat(bench.query("select total_count, first_count, left_count from population_change"))
                .containsExactly("2 2 0");
    }

    @Test
    void everybody_is_there_as_well_who_is_exported_without_a_group() throws Exception {
        file("01", "Patient", "", null, 0);
        patients("01", "anna");
        roster("02", "anna", "bert");

        bench.run("population");

        assertThat(bench.query(STANDINGS))
                .containsExactly("01 anna first false", "02 anna stayed true", "02 bert joined true");
    }

    @Test
    void rosters_of_two_versions_are_not_compared() throws Exception {
        roster("01", "-1", "-2");
        version = "v3";
        roster("02", "1001", "1002");
        roster("03", "1002");

        bench.run("population_change");

        assertThat(bench.query(STANDINGS))
                .containsExactly(
                        "01 -1 first false",
                        "01 -2 first false",
                        "02 1001 first false",
                        "02 1002 first false",
                        "03 1001 left false",
                        "03 1002 stayed true");
    }

    @Test
    void what_changed_is_counted_for_each_roster() throws Exception {
        roster("01", "anna", "bert", "carl");
        file("02", "Patient", "all", "2026-01-01", 0);
        patients("02", "xaver");
        roster("03", "carl", "dora", "emil");

        bench.run("population_change");

        assertThat(bench.query("select substring(load_id from 5 for 2), total_count, first_count, stayed_count,"
                        + " joined_count, left_count from population_change order by 1"))
                .containsExactly("01 3 3 0 0 0", "03 3 0 1 2 2");
    }

    @Test
    void without_loads_there_is_nobody() throws Exception {
        bench.run("population_change");

        assertThat(bench.query(STANDINGS)).isEmpty();
        assertThat(bench.query("select * from population_change")).isEmpty();
    }

    /** Random exports: what must hold of any. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void joined_and_left_lead_from_each_roster_to_the_next(long seed) throws Exception {
        Random random = new Random(seed);
        List<Integer> months = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        Collections.shuffle(months, random);
        for (int month : months) {
            String name = "%02d".formatted(month);
            int kind = random.nextInt(4);
            file(name, "Patient", kind == 3 ? "runout" : "all", kind == 2 ? "2025-12-31" : null, 0);
            for (int patient = 0; patient < 30; patient++) {
                if (random.nextInt(3) > 0) {
                    patients(name, "p" + patient);
                }
            }
        }

        bench.run("population_change");

        assertThat(bench.query("select load_id, patient_id from population group by 1, 2 having count(*) > 1"))
                .isEmpty();
        assertThat(bench.query("""
                        select * from (
                          select load_id, total_count, stayed_count, joined_count, left_count, first_count,
                            coalesce(lag(total_count) over (order by load_id), first_count) as before
                          from population_change) c
                        where total_count <> before + joined_count - left_count or stayed_count + left_count + first_count <> before""")).isEmpty();
        assertThat(bench.query("""
                        select patient_id from population where is_current and standing <> 'increment'
                        except select patient_id from patient where load_id = (select max(load_id) from population_change)""")).isEmpty();
        assertThat(bench.query("select patient_id from population where is_current group by 1 having count(*) > 1"))
                .isEmpty();
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void the_samples_are_a_first_roster() throws Exception {
        bench.samples(folder, "v3").run("population_change");

        assertThat(bench.query("select patient_id, standing, is_current, api_version, data_through from population"))
                .containsExactly(
                        "-300428640 first true v3 2026-11-22T02:00Z",
                        "178083966 first true v3 2026-11-22T02:00Z",
                        "232323232 first true v3 2026-11-22T02:00Z",
                        "517782585 first true v3 2026-11-22T02:00Z",
                        "617782589 first true v3 2026-11-22T02:00Z");
        assertThat(bench.query("select total_count, first_count, api_version from population_change"))
                .containsExactly("5 5 v3");
    }

    @Test
    void coverage_of_who_left_ends_with_the_roster_that_missed_them() throws Exception {
        roster("01", "anna", "ben", "carl");
        roster("03", "anna");
        roster("06", "anna", "carl");
        int line = 0;
        for (String patient : List.of("anna", "ben", "carl")) {
            bench.row(
                    "coverage",
                    "load_id",
                    id("06"),
                    "source_file",
                    "c",
                    "source_line",
                    ++line,
                    "coverage_id",
                    "A" + patient,
                    "patient_id",
                    patient,
                    "part",
                    "A",
                    "period_start",
                    "2026-01-01");
        }

        bench.row(
                "claim",
                "load_id",
                id("06"),
                "source_file",
                "e",
                "source_line",
                1,
                "claim_key",
                "1",
                "patient_id",
                "anna",
                "eob_type",
                "CARRIER",
                "claim_start",
                "2026-01-05",
                "claim_end",
                "2026-01-05",
                "is_final_action",
                true,
                "claim_source",
                "NCH",
                "claim_use",
                "claim",
                "api_version",
                version);

        bench.run("population_left");
        bench.run("patient_month");
        bench.run("eligibility");

        assertThat(bench.query("select patient_id, last_day from population_left"))
                .containsExactly("ben 2026-03-31");
        assertThat(bench.query("select patient_id, max(year_month) from patient_month group by 1 order by 1"))
                .containsExactly("anna 2026-06-01", "ben 2026-03-01", "carl 2026-06-01");
        assertThat(bench.query("select person_id, enrollment_end_date from eligibility order by 1"))
                .containsExactly("anna 2026-06-30", "ben 2026-03-31", "carl 2026-06-30");
    }

    private void roster(String month, String... patients) throws SQLException {
        file(month, "Patient", "all", null, 0);
        patients(month, patients);
    }

    private static String id(String month) {
        return "2026" + month + "01T000000Z";
    }

    private void file(String month, String type, String group, String since, long badLines) throws SQLException {
        bench.row(
                "load_file",
                "load_id",
                id(month),
                "resource_type",
                type,
                "patient_group",
                group,
                "since",
                since,
                "bad_lines",
                badLines,
                "api_version",
                group == null ? null : version,
                "transaction_time",
                group == null ? null : "2026-" + month + "-01 00:00:00+00");
    }

    private void patients(String month, String... patients) throws SQLException {
        for (String patient : patients) {
            bench.row("patient", "load_id", id(month), "patient_id", patient);
        }
    }
}
