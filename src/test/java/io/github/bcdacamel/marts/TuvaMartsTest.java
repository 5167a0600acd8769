package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The input tables of the Tuva Project. Expected values of samples were read from the records. */
class TuvaMartsTest {

    private static final Path INPUT_LAYER =
            Path.of(System.getProperty("tuva-input-layer", "../shared/data/tuva_input_layer.tsv"));
    private static final String LOAD = "20260105T020000Z";
    private static final Map<String, String> TYPES = Map.of(
            "varchar", "VARCHAR",
            "date", "DATE",
            "integer", "INTEGER",
            "float", "DECIMAL(18,2)",
            "number", "DECIMAL(18,4)",
            "boolean", "BOOLEAN",
            "timestamp", "TIMESTAMP");

    @TempDir
    private Path folder;

    private MartBench bench;
    private long line;

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
        bench.row("load_file", "load_id", LOAD, "transaction_time", "2026-01-05 02:00:00+00", "records", 1);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    static boolean hasInputLayer() {
        return Files.isReadable(INPUT_LAYER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eligibility", "medical_claim", "pharmacy_claim", "provider_attribution"})
    @EnabledIf("hasInputLayer")
    void columns_have_the_names_the_order_and_the_types_that_tuva_wants(String mart) throws Exception {
        List<String> wanted = new ArrayList<>();
        List<String> made = new ArrayList<>();
        List<String> columns = bench.run(mart).query("select column_name, column_type from (describe " + mart + ")");
        for (String row : Files.readAllLines(INPUT_LAYER)) {
            String[] cells = row.split("\t", -1);
            if (cells[0].equals(mart)) {
                String column = wanted.size() < columns.size() ? columns.get(wanted.size()) : "";
                // Tuva leaves the type of some columns open.
                made.add(cells[2].isEmpty() ? column.replaceFirst(" .*", "") : column);
                wanted.add(cells[2].isEmpty() ? cells[1] : cells[1] + " " + TYPES.get(cells[2]));
            }
        }

        assertThat(made).isEqualTo(wanted);
        assertThat(columns).hasSize(wanted.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void paid_amounts_add_up_to_those_of_the_final_claims_whatever_the_lines_say(long seed) throws Exception {
        new ClaimHistory(seed, 40).sendAll(bench);

        bench.run("medical_claim");

        assertThat(bench.query("select claim_id, sum(paid_amount) from medical_claim group by claim_id order by 1"))
                .isNotEmpty()
                .isEqualTo(
                        bench.query(
                                "select claim_key, paid_amount from current_claim where standing = 'final' and claim_source = 'NCH' order by 1"));
        assertThat(bench.query(
                        "select claim_id, claim_line_number from medical_claim group by 1, 2 having count(*) > 1"))
                .isEmpty();
        assertThat(bench.query("select count(*) from medical_claim"))
                .isEqualTo(bench.query("select sum(greatest(1, lines)) from (select count(l.claim_key) as lines"
                        + " from current_claim c left join current_claim_line l on l.claim_key = c.claim_key"
                        + " where c.standing = 'final' and c.claim_source = 'NCH' group by c.claim_key)"));
    }

    /** Payment of the claim, those of its lines, and those of the lines of the mart. */
    @ParameterizedTest
    @CsvSource({
        "10.00, 6.00 4.00,    6.00 4.00",
        "10.00, 6.00 - 4.00,  6.00 0.00 4.00",
        "10.00, - -,          10.00 0.00",
        "10.00, 6.00 5.00,    10.00 0.00",
        "0.00,  -,            0.00",
        "10.00, '',           10.00",
        "-,     6.00 5.00,    - -"
    })
    void lines_keep_their_payments_if_they_add_up_to_that_of_the_claim(String claim, String lines, String expected)
            throws Exception {
        record("claim", "eob_type", "OUTPATIENT", "paid_amount", claim.equals("-") ? null : claim);
        int number = 0;
        for (String paid : lines.isEmpty() ? new String[0] : lines.split(" ")) {
            number++;
            part("claim_line", "line_number", number, "claim_source", "NCH", "paid", paid.equals("-") ? null : paid);
        }

        bench.run("medical_claim");

        assertThat(String.join(" ", bench.query("select paid_amount from medical_claim order by claim_line_number")))
                .isEqualTo(expected);
    }

    @Test
    void the_line_with_the_total_does_not_double_the_charges() throws Exception {
        record("claim", "eob_type", "OUTPATIENT", "total_charge", "30.00", "paid_amount", "0.00");
        part("claim_line", "line_number", 1, "claim_source", "NCH", "revenue_code", "0450", "charge", "30.00");
        part("claim_line", "line_number", 2, "claim_source", "NCH", "revenue_code", "1", "charge", "30.00");

        bench.run("medical_claim");

        assertThat(bench.query("select revenue_center_code, charge_amount from medical_claim order by 1"))
                .containsExactly("0001 -", "0450 30.00");
    }

    @Test
    void diagnoses_come_by_rank_once_each_and_without_the_admitting_one() throws Exception {
        record("claim", "eob_type", "INPATIENT");
        diagnosis(1, "principal", "E119", null);
        diagnosis(2, "admitting", "R51", null);
        diagnosis(3, "other", "E119", "Y");
        diagnosis(4, "other", "E119", "N");
        diagnosis(5, "patientreasonforvisit", "R52", null);
        for (int rank = 6; rank <= 35; rank++) {
            diagnosis(rank, null, "Z" + rank, "1");
        }

        bench.run("medical_claim");

        assertThat(bench.query("select diagnosis_code_type, diagnosis_code_1, diagnosis_poa_1, diagnosis_code_2,"
                        + " diagnosis_code_25 from medical_claim"))
                .containsExactly("icd-10-cm E119 Y Z6 Z29");
    }

    @Test
    void periods_of_parts_a_and_b_that_touch_are_one_and_a_gap_stays() throws Exception {
        coverage("A", "active", "2020-01-01", "2020-06-30");
        coverage("B", "active", "2020-07-01", "2020-12-31");
        coverage("B", "active", "2022-02-01", "2099-12-31");
        coverage("D", "active", "2021-01-01", null);
        coverage("A", "active", null, null);
        coverage("A", "cancelled", "2021-03-01", null);
        coverage("A", "active", "2026-03-01", null);

        bench.run("eligibility");

        assertThat(bench.query("select enrollment_start_date, enrollment_end_date from eligibility order by 1"))
                .containsExactly("2020-01-01 2020-12-31", "2022-02-01 2026-01-31");
    }

    @Test
    void coverage_without_an_end_ends_with_the_enrollee() throws Exception {
        coverage("A", "active", "2020-01-01", null);
        person("death_date", "2024-05-06", "deceased", true);

        bench.run("eligibility");

        assertThat(bench.query("select enrollment_end_date, death_flag, member_id from eligibility"))
                .containsExactly("2024-05-06 true 1EG4");
    }

    @ParameterizedTest
    @CsvSource({
        "1, ,            white,   -",
        "5, ,            unknown, hispanic or latino",
        "2054-5, ,       black or african american, -",
        ", 2135-2,       unknown, hispanic or latino",
        ", ,             unknown, -"
    })
    void race_and_ethnicity_are_in_tuvas_words(String race, String ethnicity, String words, String ethnicWords)
            throws Exception {
        coverage("A", "active", "2020-01-01", null);
        person("race_code", race, "ethnicity_code", ethnicity);

        bench.run("eligibility");

        assertThat(bench.query("select race, ethnicity from eligibility")).containsExactly(words + " " + ethnicWords);
    }

    @Test
    void dual_status_is_that_of_the_last_month_that_has_one() throws Exception {
        coverage("A", "active", "2020-01-01", null);
        for (String month : List.of("2025-10-01 02", "2025-11-01 04", "2025-12-01")) {
            String[] cells = month.split(" ");
            part("coverage_month", "year_month", cells[0], "dual_status", cells.length > 1 ? cells[1] : null);
        }

        bench.run("eligibility");

        assertThat(bench.query("select dual_status_code from eligibility")).containsExactly("04");
    }

    @Test
    void each_enrolled_month_since_the_first_claim_waits_for_a_provider() throws Exception {
        coverage("A", "active", "2020-01-01", "2025-11-15");
        coverage("A", "active", "2025-11-20", "2025-12-31");
        record("claim", "eob_type", "CARRIER", "claim_start", "2025-10-15");

        bench.run("provider_attribution");

        assertThat(bench.query("select person_id, year_month, payer_attributed_provider from provider_attribution"))
                .containsExactly("anna 202510 -", "anna 202511 -", "anna 202512 -");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void samples_of_v2_are_lines_of_claims() throws Exception {
        bench.samples(folder, "v2").run("medical_claim");

        assertThat(bench.query("select claim_id, claim_line_number, claim_type, claim_end_date, admission_date,"
                        + " discharge_disposition_code, bill_type_code, drg_code, revenue_center_code, hcpcs_code,"
                        + " rendering_npi, rendering_tin, billing_npi, paid_date, paid_amount, charge_amount,"
                        + " coinsurance_amount, deductible_amount"
                        + " from medical_claim where claim_id in ('carrier-9991831999', 'inpatient-333333222222',"
                        + " 'outpatient-1234567890') order by 1"))
                .containsExactly(
                        // Of three records with this id and one time, the last; its line is paid 37.50, and the claim
                        // 199.99.
                        "carrier-9991831999 6 professional 1999-10-27 - - - - - 92999 1923124 204299999 1234567890"
                                + " 1999-11-06 199.99 75.00 9.57 0.00",
                        // Lines of stays have no payment and no deductible.
                        "inpatient-333333222222 1 institutional 2016-01-27 2016-01-15 51 111 695 6767 M55 345345345 -"
                                + " 0000000000 2016-02-26 7699.48 84888.88 5.00 112.00",
                        // Its revenue center is written 1, and it is the only line.
                        "outpatient-1234567890 25 institutional 2011-01-24 - 01 131 - 0001 M99 345345345 - 0000000000"
                                + " 2011-02-26 693.11 999.85 15.23 12.89");
        assertThat(bench.query("select diagnosis_code_1, diagnosis_poa_1, diagnosis_code_2, diagnosis_poa_2,"
                        + " diagnosis_code_5, diagnosis_code_7, diagnosis_poa_7, diagnosis_code_8, procedure_code_type,"
                        + " procedure_code_1, procedure_date_1, procedure_code_6, procedure_code_7, file_date"
                        + " from medical_claim where claim_id = 'inpatient-333333222222'"))
                .containsExactly("A40 Y A52 N B01 A02 Y - icd-10-pcs BQ0HZZZ 2016-01-16 F00ZCKZ - 2026-11-22");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void samples_of_v3_are_lines_of_claims_and_drugs() throws Exception {
        bench.samples(folder, "v3").run("medical_claim", "pharmacy_claim");

        assertThat(bench.query("select claim_line_number, claim_type, bill_type_code, drg_code, revenue_center_code,"
                        + " rendering_npi, paid_amount, charge_amount, diagnosis_code_1, diagnosis_poa_1,"
                        + " diagnosis_code_2, diagnosis_code_3, diagnosis_code_4, diagnosis_code_5"
                        + " from medical_claim where claim_id = '566745788569' order by 1"))
                .containsExactly(
                        // The lines are paid 1.00, 4.86 and 4.19. The principal diagnosis comes again with X, W and Y.
                        "1 institutional 730 016 0204 1558719914 81896.40 3.37 W5922XA X E0170 V972 W6162 -",
                        "2 institutional 730 016 0143 1558719914 0.00 3.43 W5922XA X E0170 V972 W6162 -",
                        "3 institutional 730 016 0193 1558719914 0.00 1.12 W5922XA X E0170 V972 W6162 -");
        assertThat(bench.query("select claim_id, prescribing_provider_npi, dispensing_provider_npi, dispensing_date,"
                        + " ndc_code, quantity, days_supply, refills, paid_date, paid_amount, allowed_amount,"
                        + " copayment_amount from pharmacy_claim where claim_id = '1409088853940'"))
                .containsExactly("1409088853940 1437702123 1649041195 2025-08-10 00338004904 10 2 1 2025-08-11 -"
                        + " 2575607.57 0.00");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void a_drug_event_of_v2_has_what_plan_and_patient_paid() throws Exception {
        bench.samples(folder, "v2").run("pharmacy_claim");

        assertThat(bench.query("select * exclude (file_name, file_date, ingest_datetime) from pharmacy_claim"))
                .containsExactly("pde-89 1 567834 3456789 medicare medicare 1750384806 1023011079 2015-05-12 000000000"
                        + " 60 30 3 2015-05-27 126.99 550.00 - - 235.85 - - bcda");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void people_of_the_samples_are_enrolled_as_their_coverages_say() throws Exception {
        bench.samples(folder, "v3").run("eligibility");

        assertThat(bench.query("select person_id, gender, race, first_name, enrollment_start_date, enrollment_end_date,"
                        + " original_reason_entitlement_code, dual_status_code, medicare_status_code"
                        + " from eligibility order by 1"))
                .containsExactly(
                        "178083966 male american indian or alaska native Abby 2024-01-01 2026-11-30 0 - 21",
                        "365359727 unknown unknown - 2024-01-01 2026-11-30 0 - 21",
                        // Part B a year before part A, and Medicaid from 2018 on.
                        "405764107 unknown unknown - 2020-01-01 2026-11-30 0 05 21",
                        "421056595 unknown unknown - 2022-10-12 2024-12-31 0 - 21",
                        "451482106 unknown unknown - 2024-01-01 2026-11-30 0 - 21");
    }

    private void diagnosis(int rank, String type, String code, String poa) throws Exception {
        part(
                "claim_diagnosis",
                "seq",
                rank,
                "rank",
                rank,
                "type",
                type,
                "code_nodot",
                code,
                "poa",
                poa,
                "icd_version",
                "10");
    }

    private void coverage(String part, String status, String start, String end) throws Exception {
        String id = "coverage-" + (line + 1);
        start("coverage", "coverage_id", id, "part", part, "status", status, "period_start", start, "period_end", end);
    }

    private void person(Object... values) throws Exception {
        List<Object> all = new ArrayList<>(List.of("mbi_current", "1EG4"));
        Collections.addAll(all, values);
        start("patient", all.toArray());
    }

    /** A final claim. */
    private void record(String table, Object... values) throws Exception {
        List<Object> all = new ArrayList<>(
                List.of("claim_key", "a", "api_version", "v2", "claim_source", "NCH", "is_final_action", true));
        Collections.addAll(all, values);
        start(table, all.toArray());
    }

    private void start(String table, Object... values) throws Exception {
        line++;
        insert(table, values);
    }

    /** A part of the record that was started last. */
    private void part(String table, Object... values) throws Exception {
        List<Object> all = new ArrayList<>();
        if (table.startsWith("claim")) {
            all.addAll(List.of("claim_key", "a"));
        }
        Collections.addAll(all, values);
        insert(table, all.toArray());
    }

    private void insert(String table, Object... values) throws Exception {
        List<Object> all = new ArrayList<>(
                List.of("patient_id", "anna", "load_id", LOAD, "source_file", "f", "source_line", line));
        Collections.addAll(all, values);
        bench.row(table, all.toArray());
    }
}
