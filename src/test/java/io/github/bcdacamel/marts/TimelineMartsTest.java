package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.tables.load.LoadAbout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened to whom and when: days, stays, eras of drugs, events, months. */
class TimelineMartsTest {

    private static final String[] MARTS = {
        "facility_stay", "inpatient_stay", "drug_era", "patient_event", "patient_month"
    };

    @TempDir
    private Path folder;

    private MartBench bench;
    private long line;

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void days_and_months_run_on_without_a_gap() throws Exception {
        bench.run("calendar");

        assertThat(bench.query("select min(day), max(day), count(*), max(day_number), max(month_number) from calendar"))
                .containsExactly("1900-01-01 2100-12-31 73414 73414 2412");
        assertThat(bench.query("""
                        select day from calendar
                        where day_number <> date_diff('day', date '1899-12-31', day)
                          or year_month <> date_trunc('month', day)
                          or month_number <> date_diff('month', date '1899-12-01', day)
                          or is_month_end <> (day = last_day(day))
                          or (year_number, month_of_year, day_of_month) <> (year(day), month(day), day(day))""")).isEmpty();
    }

    @Test
    void a_transfer_and_an_interim_bill_and_the_next_day_are_one_stay_and_the_day_after_is_another() throws Exception {
        hospital("1", "2026-01-01", "2026-01-31", "admission_date", "2026-01-01", "discharge_status", "30");
        hospital("2", "2026-02-01", "2026-02-05", "admission_date", "2026-01-01", "discharge_date", "2026-02-05");
        hospital("3", "2026-02-05", "2026-02-08", "billing_ccn", "B", "drg_code", "190");
        hospital("4", "2026-02-09", "2026-02-10", "billing_ccn", "C");
        hospital("5", "2026-02-12", "2026-02-12");
        hospital("6", "2026-01-15", "2026-01-16");

        bench.run("inpatient_stay");

        assertThat(bench.query("""
                        select stay_number, admission_date, discharge_date, length_of_stay, days_since_discharge, claim_count,
                          facility_count, first_claim_key, last_claim_key, paid_amount
                        from inpatient_stay"""))
                .containsExactly(
                        "1 2026-01-01 2026-02-10 40 - 5 3 1 4 500.00", "2 2026-02-12 2026-02-12 0 2 1 1 5 5 100.00");
    }

    @Test
    void services_before_an_admission_are_no_days_of_its_stay() throws Exception {
        hospital("1", "2026-03-01", "2026-03-05", "admission_date", "2026-03-01", "discharge_date", "2026-03-05");
        hospital("2", "2026-03-06", "2026-03-12", "admission_date", "2026-03-09", "discharge_date", "2026-03-12");

        bench.run("inpatient_stay");

        assertThat(bench.query(
                        "select stay_number, admission_date, length_of_stay, days_since_discharge from inpatient_stay"))
                .containsExactly("1 2026-03-01 4 -", "2 2026-03-09 3 4");
    }

    @Test
    void stays_in_nursing_facilities_are_apart_and_claims_that_do_not_count_make_none() throws Exception {
        hospital("1", "2026-01-01", "2026-01-05", "discharge_status", "03");
        claim("2", "SNF", "2026-01-05", "2026-01-20", "discharge_status", "30");
        hospital("3", "2026-01-06", "2026-03-01", "is_final_action", false);
        hospital("4", "2026-01-06", "2026-03-01", "is_final_action", null);
        hospital("5", null, null);

        bench.run("inpatient_stay");

        assertThat(bench.query("select setting, admission_date, discharge_date, is_still_patient from facility_stay"))
                .containsExactly("inpatient 2026-01-01 2026-01-05 false", "snf 2026-01-05 2026-01-20 true");
        assertThat(bench.query("select count(*) from inpatient_stay")).containsExactly("1");
    }

    @Test
    void fills_are_one_era_as_long_as_no_more_than_30_days_are_without_the_drug() throws Exception {
        fill("1", "A", "2026-01-01", 30);
        fill("2", "A", "2026-01-21", 30);
        fill("3", "A", "2026-03-22", 10);
        fill("4", "A", "2026-05-02", null);
        fill("5", "B", "2026-01-05", 0);

        bench.run("drug_era");

        assertThat(bench.query("""
                        select ndc, era_number, era_start, era_end, era_days, gap_days, fill_count, days_supplied, total_drug_cost
                        from drug_era order by 1, 2"""))
                .containsExactly(
                        "A 1 2026-01-01 2026-03-31 90 30 3 70 30.00",
                        "A 2 2026-05-02 2026-05-02 1 0 1 1 10.00",
                        "B 1 2026-01-05 2026-01-05 1 0 1 1 10.00");
    }

    @Test
    void each_event_is_told_in_its_order_and_its_amount_once() throws Exception {
        bench.row(
                "patient",
                "load_id",
                "20260101T000000Z",
                "source_file",
                "p",
                "source_line",
                1,
                "patient_id",
                "anna",
                "birth_date",
                "1940-02-29",
                "death_date",
                "2026-03-01");
        bench.row(
                "coverage",
                "load_id",
                "20260101T000000Z",
                "source_file",
                "c",
                "source_line",
                1,
                "coverage_id",
                "a",
                "patient_id",
                "anna",
                "part",
                "A",
                "period_start",
                "2005-02-01",
                "period_end",
                "2099-12-31");
        claim("1", "OUTPATIENT", "2026-01-02", "2026-01-03", "processed_date", "2026-01-16", "attending_npi", "9");
        child(
                "claim_line",
                "line_number",
                1,
                "service_start",
                "2026-01-03",
                "hcpcs",
                "J1100",
                "revenue_code",
                "0450",
                "ndc",
                "00338004904",
                "quantity",
                new BigDecimal("2.5"),
                "paid",
                new BigDecimal("70.00"));
        child("claim_line", "line_number", 2, "revenue_code", "0250", "paid", new BigDecimal("30.00"), "quantity", 1);
        child("claim_line", "line_number", 3, "revenue_code", "0001", "paid", new BigDecimal("100.00"));
        child("claim_diagnosis", "seq", 2, "rank", 1, "code_nodot", "E119", "icd_version", "10", "type", "principal");
        child("claim_procedure", "seq", 1, "code", "02.70", "icd_version", "9", "procedure_date", "2026-01-03");
        fill("2", "00338004904", "2026-02-01", 30, "payment_date", "2026-02-10");
        hospital("3", "2026-02-20", "2026-02-22", "drg_code", "190");
        claim("4", "CARRIER", "2026-02-01", "2026-02-01", "is_final_action", false);

        bench.run("patient_event");

        assertThat(bench.query("""
                        select event_date, event_type, code_system, code, code_rank, code_role, claim_key, line_number, claim_type,
                          provider_npi, quantity, amount, days_supply, available_date
                        from patient_event"""))
                .containsExactly(
                        "1940-02-29 birth - - - - - - - - - - - -",
                        "2005-02-01 enrollment_start PART A - - - - - - - - - -",
                        "2026-01-02 claim EOB_TYPE OUTPATIENT - - 1 - OUTPATIENT 9 - 100.00 - 2026-01-16",
                        "2026-01-02 diagnosis ICD10CM E119 1 principal 1 - OUTPATIENT 9 - - - 2026-01-16",
                        "2026-01-02 service REV 0250 - - 1 2 OUTPATIENT 9 1.0000 30.00 - 2026-01-16",
                        "2026-01-03 drug NDC 00338004904 - - 1 1 OUTPATIENT 9 - - - 2026-01-16",
                        "2026-01-03 procedure ICD9PROC 0270 1 - 1 - OUTPATIENT 9 - - - 2026-01-16",
                        "2026-01-03 service HCPCS J1100 - - 1 1 OUTPATIENT 9 2.5000 70.00 - 2026-01-16",
                        "2026-01-03 service REV 0450 - - 1 1 OUTPATIENT 9 - - - 2026-01-16",
                        "2026-02-01 claim EOB_TYPE PDE - - 2 - PDE - - - - 2026-02-10",
                        "2026-02-01 drug NDC 00338004904 - - 2 1 PDE - - 10.00 30 2026-02-10",
                        "2026-02-20 claim EOB_TYPE INPATIENT - - 3 - INPATIENT - - 100.00 - -",
                        "2026-02-20 stay DRG 190 - inpatient 3 - INPATIENT - - 100.00 - -",
                        "2026-02-22 drg DRG 190 - - 3 - INPATIENT - - - - -",
                        "2026-03-01 death - - - - - - - - - - - -");
    }

    @Test
    void a_month_that_is_covered_is_there_without_claims_too_until_the_newest_load_or_the_death() throws Exception {
        bench.row("load_file", "load_id", "20260601T000000Z", "transaction_time", "2026-05-31 03:00:00+00");
        coverage("anna", "A", "2020-01-01", null);
        coverage("anna", "B", "2026-04-15", "2026-05-01");
        coverage("bert", "A", "2026-03-31", "2099-12-31");
        coverage("bert", "C", "2026-04-01", null);
        bench.row(
                "patient",
                "load_id",
                "20260601T000000Z",
                "source_file",
                "p",
                "source_line",
                1,
                "patient_id",
                "bert",
                "death_date",
                "2026-04-02");
        claim("1", "HHA", "2026-02-27", "2026-03-02");
        claim("2", "CARRIER", "2026-06-02", "2026-06-02", "patient_id", "bert");
        claim("3", "CARRIER", "2026-04-30", "2026-04-30", "patient_id", "carl");

        bench.run("patient_month");

        assertThat(bench.query("""
                        select patient_id, substring(cast(year_month as varchar) from 6 for 2), part_a, part_b, part_c, medicare_advantage, total_paid,
                          hha_paid, carrier_claims
                        from patient_month"""))
                .containsExactly(
                        "anna 02 true false false false 0.00 0.00 0",
                        "anna 03 true false false false 100.00 100.00 0",
                        "anna 04 true true false false 0.00 0.00 0",
                        "anna 05 true true false false 0.00 0.00 0",
                        "bert 03 true false false false 0.00 0.00 0",
                        "bert 04 true false true true 0.00 0.00 0",
                        "bert 06 false false false false 100.00 0.00 1",
                        "carl 04 - - - - 100.00 0.00 1");
    }

    @Test
    void what_v2_says_of_a_month_is_taken_before_the_period() throws Exception {
        bench.row("load_file", "load_id", "20260601T000000Z", "transaction_time", "2026-05-31 03:00:00+00");
        claim("1", "PDE", "2026-01-05", "2026-01-05");
        long a = coverage("anna", "A", "2020-01-01", null);
        month(a, "2026-01-01", "buyin", "C", "dual_status", "02");
        month(a, "2026-02-01", "buyin", "2", "dual_status", "NA");
        month(a, "2026-03-01", "buyin", "0", "dual_status", "00");
        long c = coverage("anna", "C", null, null);
        month(c, "2026-01-01", "hmo_ind", "0", "ptc_contract", "N");
        month(c, "2026-02-01", "hmo_ind", "C", "ptc_contract", "H1225");
        long d = coverage("anna", "D", null, null);
        month(d, "2026-02-01", "ptd_contract", "S4607");

        bench.run("patient_month");

        assertThat(bench.query("""
                        select substring(cast(year_month as varchar) from 6 for 2), part_a, part_b, part_c, part_d, dual, hmo_ind, medicare_advantage
                        from patient_month"""))
                .containsExactly(
                        "01 true true false false true 0 false",
                        "02 false true true true false C true",
                        "04 true false false false - - false",
                        "05 true false false false - - false");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void every_dollar_of_a_claim_that_counts_is_in_one_month_and_nothing_overlaps(int version) throws Exception {
        bench.load(folder, about("20261101T000000Z", version), synthetic(version, 0, 25));

        bench.run(MARTS);

        assertThat(bench.query("""
                        select sum(total_paid), sum(inpatient_paid + snf_paid + outpatient_paid + hha_paid + hospice_paid + carrier_paid + dme_paid + other_paid),
                          sum(inpatient_claims + snf_claims + outpatient_claims + hha_claims + hospice_claims + carrier_claims + dme_claims + other_claims
                            + drug_claims),
                          sum(drug_cost)
                        from patient_month""")).isEqualTo(bench.query("""
                        select sum(paid_amount), sum(paid_amount), count(*),
                          (select sum(total_drug_cost) from current_claim_line where standing = 'final')
                        from current_claim where standing = 'final'""")).doesNotContain("- - 0 -");
        assertThat(bench.query("select sum(amount) from patient_event where event_type = 'claim'"))
                .isEqualTo(bench.query("select sum(total_paid) from patient_month"));
        assertThat(bench.query("select sum(amount) from patient_event where event_type = 'service'"))
                .isEqualTo(bench.query("select sum(paid) from current_claim_line where standing = 'final'"));
        assertThat(
                        bench.query(
                                "select sum(amount), sum(case when event_type = 'stay' then 1 end) from patient_event where event_type = 'stay'"))
                .isEqualTo(
                        bench.query(
                                "select sum(inpatient_paid + snf_paid), (select count(*) from facility_stay) from patient_month"));
        assertThat(bench.query("""
                        select * from facility_stay s join facility_stay o
                          on o.patient_id = s.patient_id and o.setting = s.setting and o.stay_number > s.stay_number
                        where o.admission_date <= s.discharge_date + 1""")).isEmpty();
        assertThat(bench.query("""
                        select * from drug_era e join drug_era o on o.patient_id = e.patient_id and o.ndc = e.ndc and o.era_number > e.era_number
                        where o.era_start <= e.era_end + 30 + 1""")).isEmpty();
        assertThat(bench.query("select patient_id, year_month from patient_month group by 1, 2 having count(*) > 1"))
                .isEmpty();
    }

    /** An increment that changes claims and people, and the same loads in another order. */
    @Test
    void the_order_in_which_loads_are_read_changes_nothing() throws Exception {
        Map<String, byte[]> first = synthetic(2, 0, 8);
        Map<String, byte[]> changed = new TreeMap<>();
        synthetic(2, 4, 10).forEach((type, lines) -> changed.put(type, changed(lines)));
        bench.load(folder, about("20260901T000000Z", 2), first).load(folder, about("20261001T000000Z", 2), changed);
        bench.run(MARTS);
        try (MartBench other = new MartBench()) {
            other.load(folder, about("20261001T000000Z", 2), changed).load(folder, about("20260901T000000Z", 2), first);
            other.run(MARTS);
            for (String mart : MARTS) {
                assertThat(other.query("select * from " + mart))
                        .as(mart)
                        .isEqualTo(bench.query("select * from " + mart));
            }
        }
        try (MartBench alone = new MartBench()) {
            alone.load(folder, about("20260901T000000Z", 2), first);
            alone.run(MARTS);
            assertThat(alone.query("select sum(total_paid) from patient_month"))
                    .isNotEqualTo(bench.query("select sum(total_paid) from patient_month"));
        }
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void stays_and_eras_of_the_samples_are_those_of_their_records() throws Exception {
        String stays =
                "select patient_id, setting, admission_date, discharge_date, length_of_stay, days_since_discharge,"
                        + " first_principal_diagnosis, last_drg_code, discharge_status, paid_amount from facility_stay";
        String eras =
                "select patient_id, ndc, era_start, era_end, days_supplied, total_drug_cost, plan_paid from drug_era";
        bench.samples(folder, "v2").run(MARTS);

        assertThat(bench.query(stays))
                .containsExactly(
                        "567834 snf 2013-11-05 2013-12-18 43 - 3736 645 1 3333.33",
                        "567834 inpatient 2016-01-15 2016-01-27 12 - A40 695 51 7699.48");
        assertThat(bench.query(eras)).containsExactly("567834 000000000 2015-05-12 2015-06-10 30 550.00 126.99");
        try (MartBench v3 = new MartBench()) {
            v3.samples(folder.resolve("v3"), "v3").run(MARTS);
            assertThat(v3.query(stays))
                    .containsExactly(
                            "412457726 snf 2019-09-23 2019-09-30 7 - E0170 25 93 254072.03",
                            "412457726 snf 2019-11-17 2019-12-03 16 48 W5922XA 16 43 81896.40",
                            "412457726 inpatient 2020-09-01 2020-09-11 10 - E0170 522 03 2690.19");
            assertThat(v3.query(eras))
                    .containsExactly(
                            "280720433 00338004904 2018-08-12 2018-08-18 7 2256829.86 -",
                            "587115515 00338004904 2025-08-10 2025-08-11 2 2575607.57 -");
        }
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void months_of_the_samples_are_those_of_their_records() throws Exception {
        String months =
                "select patient_id, substring(cast(year_month as varchar) from 1 for 7), part_a, total_paid, drug_cost"
                        + " from patient_month where total_paid > 0 or drug_cost > 0";
        bench.samples(folder, "v2").run("patient_month");

        assertThat(bench.query(months))
                .hasSameSizeAs(bench.query("select * from patient_month"))
                .containsExactly(
                        "567834 1999-10 false 399.98 0.00",
                        "567834 2011-01 false 693.11 0.00",
                        "567834 2013-12 false 3333.33 0.00",
                        "567834 2014-01 false 130.32 0.00",
                        "567834 2014-02 false 777.75 0.00",
                        "567834 2015-05 false 0.00 550.00",
                        "567834 2015-06 false 188.00 0.00",
                        "567834 2016-01 false 7699.48 0.00");
        try (MartBench v3 = new MartBench()) {
            v3.samples(folder.resolve("v3"), "v3").run("patient_month");
            assertThat(v3.query(months))
                    .containsExactly(
                            "178083966 2022-10 false 448471.81 0.00",
                            "280720433 2018-08 - 0.00 2256829.86",
                            "405764107 2021-10 true 625244.33 0.00",
                            "412457726 2019-09 - 254072.03 0.00",
                            "412457726 2019-12 - 81896.40 0.00",
                            "412457726 2020-09 - 2690.19 0.00",
                            "587115515 2025-08 - 0.00 2575607.57");
            assertThat(v3.query("""
                            select patient_id, min(year_month), max(year_month), count(*), sum(cast(part_a as integer)), sum(cast(part_b as integer)),
                              sum(cast(part_c as integer)), sum(cast(medicare_advantage as integer)), sum(cast(dual as integer))
                            from patient_month where patient_id in ('178083966', '405764107') group by 1 order by 1"""))
                    .containsExactly(
                            "178083966 2022-10-01 2026-11-01 36 35 0 0 0 0",
                            "405764107 2020-01-01 2026-11-01 83 71 83 75 75 83");
        }
    }

    @Test
    void the_queries_of_the_documents_run() throws Exception {
        bench.load(folder, about("20261101T000000Z", 2), synthetic(2, 0, 12))
                .run(MARTS)
                .run("population_change");
        Matcher queries = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/longitudinal.md"))
                        .replace("-10001312311400", "' || (select min(patient_id) from patient) || '"));
        int found = 0;
        for (; queries.find(); found++) {
            assertThat(bench.query(queries.group(1).replace(";", "")))
                    .as(queries.group(1))
                    .isNotEmpty();
        }

        assertThat(found).isEqualTo(6);
    }

    private static byte[] changed(byte[] lines) {
        return Stream.of(new String(lines, StandardCharsets.UTF_8).split("\n"))
                .map(text -> text.replaceFirst("\"lastUpdated\":\"20\\d\\d", "\"lastUpdated\":\"2031")
                        .replaceFirst("\"status\":\"active\"(?=.*[02468]\"}]?}\\s*$)", "\"status\":\"cancelled\""))
                .reduce("", (before, text) -> before + text + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static LoadAbout about(String id, int version) {
        return new LoadAbout(id, "2026-11-22T02:00:00Z", null, "all", "v" + version);
    }

    private static Map<String, byte[]> synthetic(int version, int first, int last) throws IOException {
        SyntheticClaims claims = new SyntheticClaims(5, version);
        Map<String, byte[]> lines = new TreeMap<>();
        for (String type : List.of("Patient", "Coverage", "ExplanationOfBenefit")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int enrollee = first; enrollee < last; enrollee++) {
                claims.write(type, enrollee, out);
            }
            lines.put(type, out.toByteArray());
        }
        return lines;
    }

    private void hospital(String key, String from, String to, Object... more) throws SQLException {
        claim(
                key,
                "INPATIENT",
                from,
                to,
                Stream.concat(Stream.of("facility_npi", "A"), Stream.of(more)).toArray());
    }

    private void fill(String key, String ndc, String day, Integer daysSupply, Object... more) throws SQLException {
        claim(key, "PDE", day, day, more);
        child("claim_line", "line_number", 1, "ndc", ndc, "days_supply", daysSupply, "total_drug_cost", BigDecimal.TEN);
    }

    private void claim(String key, String type, String from, String to, Object... more) throws SQLException {
        Map<String, Object> row = new TreeMap<>(Map.of(
                "load_id",
                "20260101T000000Z",
                "source_file",
                "e",
                "source_line",
                ++line,
                "claim_key",
                key,
                "patient_id",
                "anna",
                "eob_type",
                type,
                "claim_source",
                type.equals("PDE") ? "DDPS" : "NCH",
                "is_final_action",
                true,
                "api_version",
                "v2"));
        row.put("claim_start", from);
        row.put("claim_end", to);
        row.put("paid_amount", type.equals("PDE") ? null : new BigDecimal(100));
        for (int i = 0; i < more.length; i += 2) {
            row.put(more[i].toString(), more[i + 1]);
        }
        bench.row(
                "claim",
                row.entrySet().stream()
                        .flatMap(value -> Stream.of(value.getKey(), value.getValue()))
                        .toArray());
    }

    /** Of the claim that was added last. */
    private void child(String table, Object... values) throws SQLException {
        Stream<Object> key = Stream.of("load_id", "20260101T000000Z", "source_file", "e", "source_line", line);
        bench.row(table, Stream.concat(key, Stream.of(values)).toArray());
    }

    private long coverage(String patient, String part, String from, String to) throws SQLException {
        bench.row(
                "coverage",
                "load_id",
                "20260101T000000Z",
                "source_file",
                "c",
                "source_line",
                ++line,
                "coverage_id",
                part + patient,
                "patient_id",
                patient,
                "part",
                part,
                "period_start",
                from,
                "period_end",
                to);
        return line;
    }

    private void month(long coverage, String month, Object... values) throws SQLException {
        Stream<Object> key = Stream.of(
                "load_id",
                "20260101T000000Z",
                "source_file",
                "c",
                "source_line",
                coverage,
                "patient_id",
                "anna",
                "year_month",
                month);
        bench.row("coverage_month", Stream.concat(key, Stream.of(values)).toArray());
    }
}
