package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The claim tables of CMS's sample records. Of v2 the expected values are those of CMS's own source rows, by variable; of v3 they were
 * read from the records.
 */
@EnabledIf("io.github.bcdacamel.tables.ClaimRecords#hasSamples")
class ClaimSamplesTest {

    private static final String[] TABLES = {
        "claim",
        "claim_line",
        "claim_line_dx",
        "claim_line_detail",
        "claim_diagnosis",
        "claim_procedure",
        "claim_care_team"
    };

    private static TableRows v2;
    private static TableRows v3;

    @BeforeAll
    static void readSamples() throws IOException {
        v2 = TableRows.of(ClaimRecords.samples("v2"), TABLES);
        v3 = TableRows.of(ClaimRecords.samples("v3"), TABLES);
    }

    @Test
    void no_value_of_a_sample_is_rejected() {
        assertThat(v2.rejected()).isEmpty();
        assertThat(v3.rejected()).isEmpty();
    }

    /** Charge, payment, primary payer, deductible, coinsurance, not covered, by the patient. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outpatient-1234567890  | 8888.85 693.11 11.00 112.00 175.73 - -
            dme-2188888888         | 1752.75 777.75 0.00 777.00 - - -
            hha-2925555555         | 199.99 188.00 11.00 - - - -
            inpatient-333333222222 | 84999.37 7699.48 11.00 112.00 5.00 33.00 -
            snf-777777777          | 5555.03 3333.33 11.00 112.00 5.00 33.00 -
            pde-89                 | - - - - - - 235.85
            carrier-9991831000     | 245.04 199.99 0.00 777.00 - - -
            hospice-9992223422     | 199.99 130.32 0.00 - - - -
            5213363418309          | - - - - - - 0.00
            1071939711297          | 815173.13 625244.33 3451.85 776.87 0.83 189928.80 450536.56
            3351266481401          | 84909.15 448471.81 - 924.67 16.72 53582.08 12.23
            3351266481402          | 84909.15 448471.81 334.24 924.67 - - 12.23
            1071939711295          | 815173.13 625244.33 3451.85 776.87 0.83 189928.80 -
            566745788569           | 164176.82 81896.40 2757.33 1113.67 15.45 82280.42 -
            9688880648059          | 11335.30 2690.19 3896.30 391.99 0.00 8645.11 -
            """)
    void a_claim_has_its_amounts(String claim, String amounts) {
        assertThat(brief(
                        "claim",
                        claim,
                        "total_charge paid_amount primary_payer_paid deductible coinsurance noncovered_charge"
                                + " patient_paid"))
                .startsWith(amounts);
    }

    /** Charge, rate, allowed, paid, to provider, to patient, deductible, of blood, coinsurance, primary payer, not covered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outpatient-1234567890  | 999.85 5.00 - 5000.00 200.00 300.00 12.89 10.45 15.23 0.00 134.00
            dme-2188888888         | 130.45 - 129.45 123.45 120.00 11.00 18.00 - 20.20 11.00 -
            hha-2925555555         | 25.00 0.00 - 26.00 - - - - - - 24.00
            inpatient-333333222222 | 84888.88 0.00 - - - - - - - - 3699.00
            snf-777777777          | 95.00 5.00 - - - - - - - - 88.00
            pde-89                 | - - - - - - - - - - -
            carrier-9991831000     | 75.00 - 47.84 37.50 37.50 0.00 0.00 - 9.57 0.00 -
            hospice-9992223422     | 2555.00 0.00 - 26.00 29.00 28.00 - - - - 300.00
            5213363418309          | - - - - - - - - - - -
            1071939711297          | 0.35 0.00 2.44 2.68 203.91 4.06 0.61 - 0.00 0.00 474.15
            3351266481401          | 0.35 - 2.44 2.68 203.91 4.06 0.61 - 0.00 - -
            3351266481402          | 0.35 - 2.44 2.68 203.91 4.06 0.61 - 0.00 4517.00 -
            1071939711295          | 0.36 4.73 - 2.68 203.91 4.06 0.61 13.45 1378.33 14.39 474.15
            566745788569           | 3.37 16.18 - 1.00 623.54 4.58 3.59 6.51 386.90 96.98 207.33
            9688880648059          | 0.05 16.06 - 2.99 417.50 0.41 4.82 0.12 395.90 114.98 390.63
            """)
    void a_line_has_its_amounts(String claim, String amounts) {
        assertThat(brief(
                        "claim_line",
                        claim,
                        "charge rate allowed paid provider_paid patient_paid_to deductible blood_deductible"
                                + " coinsurance primary_payer_paid noncovered"))
                .startsWith(amounts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pde-89        | 60.0000 - 30 3 0 | 550.00 235.85 126.99 122.23 317.22 17.30 42.42 995.34 15.25
            5213363418309 | 2.0000 - 7 4 3   | 2256829.86 0.00 - 564366.16 0.00 - 388684.08 427913.13 984753.58
            1409088853940 | 10.0000 ML 2 1 2 | 2575607.57 0.00 - 545553.12 897.55 - 585091.77 9730.31 228232.86
            """)
    void a_drug_has_its_supply_and_its_amounts(String claim, String supply, String amounts) {
        assertThat(brief("claim_line", claim, "quantity quantity_unit days_supply fill_number daw_code"))
                .containsExactly(supply);
        assertThat(brief(
                        "claim_line",
                        claim,
                        "total_drug_cost patient_pay plan_paid lics gap_discount other_troop plro gdc_below_oopt"
                                + " gdc_above_oopt"))
                .containsExactly(amounts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outpatient-1234567890  | 1234567890 32490593716374487 institutional OUTPATIENT 40 v2 NCH true
            hha-2925555555         | 2925555555 08683096577486 professional HHA 10 v2 NCH true
            pde-89                 | 89 - pharmacy PDE - v2 DDPS true
            carrier-9991831000     | 9991831000 74655592568216 professional CARRIER 71 v2 NCH true
            5213363418309          | 5213363418309 15564917518692RYL pharmacy PDE 3 v3 DDPS true
            1071939711297          | 1071939711297 67289832423923BIX institutional OUTPATIENT 1013 v3 SharedSystem false
            3351266481402          | 3351266481402 28977596005798RIF professional CARRIER 71 v3 NCH true
            00000000-0000-0000-0000-000000000000 | - - institutional - - v3 SharedSystem -
            """)
    void a_claim_says_what_it_is_where_it_comes_from_and_whether_it_is_final(String claim, String kind) {
        assertThat(brief(
                        "claim",
                        claim,
                        "claim_id control_number claim_type eob_type cms_claim_type api_version claim_source"
                                + " is_final_action"))
                .startsWith(kind);
    }

    /** Service, creation, processing, bill type, facility type, DRG, stay, its type, source and end, payment, coverage, counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outpatient-1234567890  | 2011-01-24 2011-01-24 2022-11-11 2011-02-26 131 1 - - - - - 1 - part-b-567834 1 5
            inpatient-333333222222 | 2016-01-15 2016-01-27 2022-11-11 2016-02-26 111 1 695 2016-01-15 2016-01-27 1 4 51 \
            - part-a-567834 1 8
            pde-89                 | 2015-05-12 2015-05-12 2022-11-11 - - - - - - - - - 2015-05-27 part-d-567834 1 0
            carrier-9991831000     | 1999-10-27 1999-10-27 2022-11-11 1999-11-06 - - - - - - - - - part-b-567834 1 6
            hospice-9992223422     | 2014-01-01 2014-01-30 2022-11-11 2014-10-10 811 8 - 2014-07-06 2015-06-29 - - 30 \
            - part-a-567834 1 4
            5213363418309          | 2018-08-12 2018-08-21 2025-10-31 2018-08-21 - - - - - - - - 2018-08-20 - 1 0
            3233800161009          | 2019-09-23 2019-09-30 2025-08-26 2019-09-30 0938 9 897 2019-09-23 2019-09-30 8 y 93 \
            - - 10 14
            9688880648059          | 2020-09-01 2020-09-11 2025-08-26 2020-09-11 095E 9 522 - - 9 Y 03 - - 3 6
            """)
    void a_claim_has_its_dates_and_codes(String claim, String values) {
        assertThat(brief(
                        "claim",
                        claim,
                        "claim_start claim_end created processed_date bill_type facility_type drg_code admission_date"
                                + " discharge_date admission_type admission_source discharge_status payment_date"
                                + " coverage_id line_count diagnosis_count"))
                .containsExactly(values);
    }

    /** Billing NPI and CCN, facility, attending, operating, rendering, referring, prescribing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inpatient-333333222222 | 0000000000 777776 0000000000 161999999 3333444555 345345345 - -
            dme-2188888888         | 1244444444 - - - - 1244444444 1306849450 -
            carrier-9991831000     | 1234567890 - 0000000000 - - 1923124 8765676 -
            hospice-9992223422     | 0000000000 12345 0000000000 8888888888 - 345345345 - -
            pde-89                 | 1023011079 - 1023011079 - - - - 1750384806
            1071939711297          | 1104867175 - 1104867175 1437702123 1942945159 1558719914 - -
            3351266481402          | 1003488552 - - - - 1558719914 1720749690 -
            9688880648059          | - - - - - - 1730548868 -
            00000000-0000-0000-0000-000000000000 | 1641542331 001504 - 1238340180 - 2206785075 1570418214 -
            """)
    void a_claim_has_its_providers(String claim, String providers) {
        assertThat(brief(
                        "claim",
                        claim,
                        "billing_npi billing_ccn facility_npi attending_npi operating_npi rendering_npi referring_npi"
                                + " prescribing_npi"))
                .startsWith(providers);
    }

    /** Service, drug, modifiers, revenue center, place, type, days, units, provider, specialty, processing, diagnoses, source. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outpatient-1234567890  | M99 000000000 XX - - 1 - - 1942-01-03 1942-01-03 111.0000 345345345 - - - NCH
            inpatient-333333222222 | M55 - - - - 6767 - - - - - 345345345 - - - NCH
            snf-777777777          | MMM - - - - 22 - - - - 477.0000 345345345 - - - NCH
            carrier-9991831000     | 92999 000000000 LT - - - 11 1 1999-10-27 1999-10-27 1.0000 1923124 41 A 6 NCH
            3351266481402          | J2270 - PC 23 - - 68 - 2021-12-21 2021-12-26 4.7500 1558719914 01 Z 1 NCH
            9688880648059          | 99453 - 28 US 28 0647 - - 2020-09-01 2020-09-11 2.0100 - - - - NCH
            3233800161009          | 99213 00338011704 23 PC 22 0117 - - 2019-09-23 2019-09-30 0.2000 - - - - SharedSystem
            """)
    void a_line_has_its_codes(String claim, String values) {
        assertThat(brief(
                                "claim_line",
                                claim,
                                "hcpcs ndc modifier_1 modifier_2 modifier_3 revenue_code place_of_service"
                                        + " type_of_service service_start service_end quantity rendering_npi"
                                        + " specialty_code processing_indicator dx_pointers claim_source")
                        .get(0))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claim_diagnosis   | inpatient-333333222222 | 8  | 1 2 A37 A37 10 admitting -
            claim_diagnosis   | inpatient-333333222222 | 8  | 2 1 A40 A40 10 principal Y
            claim_diagnosis   | inpatient-333333222222 | 8  | 8 8 A02 A02 10 externalcauseofinjury Y
            claim_diagnosis   | snf-777777777          | 5  | 2 1 3736 3736 9 principal -
            claim_diagnosis   | carrier-9991831000     | 6  | 2 2 A02 A02 10 principal -
            claim_diagnosis   | 1071939711295          | 10 | 2 3 W55.41XA W5541XA 10 other U
            claim_diagnosis   | 1071939711295          | 10 | 10 1 W55.41XA W5541XA 10 principal -
            claim_procedure   | inpatient-333333222222 | 6  | 4 BP17ZZZ 10 2016-01-17
            claim_procedure   | snf-777777777          | 1  | 1 9214 9 2016-01-16
            claim_procedure   | 3233800161009          | 2  | 11 94.66 9 -
            claim_care_team   | hospice-9992223422     | 3  | 2 performing - upin - - - -
            claim_care_team   | carrier-9991831000     | 4  | 3 performing 1923124 npi - 41 390200000X true
            claim_care_team   | carrier-9991831000     | 4  | 4 primary 0000000000 npi Fake ORG Name - - -
            claim_care_team   | 1071939711297          | 3  | 1 attending 1437702123 npi Stark, Tony A0 282N00000X -
            claim_line_dx     | carrier-9991831000     | 1  | 6 6 A52
            claim_line_dx     | 3351266481402          | 1  | 1 1 304.95
            claim_line_detail | snf-777777777          | 1  | 1 1 - 234.5670 ML
            claim_line_detail | 5213363418309          | 1  | 1 1 00338004904 9.0000 ML
            claim_line_detail | 3233800161009          | 8  | 3 1 00338011704 734.6700 ML
            """)
    void a_claim_has_rows_in_the_tables_below_it(String table, String claim, int count, String row) {
        List<Map<String, String>> rows = rows(table, claim);

        assertThat(rows).hasSize(count);
        String columns = String.join(
                " ",
                new ArrayList<>(rows.get(0).keySet()).subList(2, rows.get(0).size()));
        assertThat(rows).extracting(found -> TableRows.brief(found, columns)).contains(row);
    }

    @Test
    void the_columns_that_no_sample_fills_are_those_that_have_a_reason() {
        assertThat(emptyColumns(v2))
                .containsExactlyInAnyOrder(
                        // No sample line has so many.
                        "claim_line.modifier_2",
                        "claim_line.modifier_3",
                        "claim_line.modifier_4",
                        "claim_line.modifier_5",
                        // v2 sends no unit.
                        "claim_line.quantity_unit");
        assertThat(emptyColumns(v3))
                .containsExactlyInAnyOrder(
                        // v3 has no group of claims, and names the coverage without a reference.
                        "claim.claim_group_id",
                        "claim.coverage_id",
                        // v3 has the extension CLM-FED-TYPE-SRVC-CD, no sample does.
                        "claim_line.type_of_service",
                        // CMS's dictionary knows the variables, the drug events of the samples have neither.
                        "claim_line.plan_paid",
                        "claim_line.other_troop",
                        // v3 does not say it.
                        "claim_care_team.responsible");
    }

    private static Set<String> emptyColumns(TableRows tables) {
        Set<String> empty = new TreeSet<>();
        tables.tables()
                .forEach((table, rows) -> rows.get(0).keySet().stream()
                        .filter(column -> rows.stream().allMatch(row -> row.get(column) == null))
                        .forEach(column -> empty.add(table + "." + column)));
        return empty;
    }

    private static List<String> brief(String table, String claim, String columns) {
        return rows(table, claim).stream()
                .map(row -> TableRows.brief(row, columns))
                .toList();
    }

    private static List<Map<String, String>> rows(String table, String claim) {
        boolean isV2 = claim.matches("[a-z]+-.*");
        return (isV2 ? v2 : v3).rows(table, "claim_key", claim);
    }
}
