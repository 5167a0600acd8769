package io.github.bcdacamel.tables;

import static io.github.bcdacamel.tables.PatientTablesTest.columns;
import static io.github.bcdacamel.tables.PatientTablesTest.filled;
import static io.github.bcdacamel.tables.PatientTablesTest.samples;
import static io.github.bcdacamel.tables.PatientTablesTest.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables of coverages, of CMS's sample records and of the simulator's. */
class CoverageTablesTest {

    @Test
    void the_columns_have_these_names_and_types_in_this_order() throws IOException {
        assertThat(columns("coverage"))
                .isEqualTo("coverage_id, patient_id, part, status, period_start DATE, period_end DATE, type_code, "
                        + "subscriber_id, medicare_status_code, orec, crec, esrd_ind, termination_code, "
                        + "dual_status_code, contract_id, pbp_id, reference_year INTEGER");
        assertThat(columns("coverage_month"))
                .isEqualTo("patient_id, year_month DATE, dual_status, buyin, hmo_ind, ptc_contract, ptd_contract, "
                        + "cost_share_group");
    }

    @Test
    void the_samples_of_v2_have_these_rows() throws IOException {
        TableRows samples = samples("v2/Coverage");

        assertThat(filled(samples.rows("coverage").subList(0, 4))).isEqualTo("""
                        coverage_id=part-a-567834, patient_id=567834, part=A, status=cancelled, period_start=2020-03-17, \
                        period_end=2020-06-17, type_code=SUBSIDIZ, subscriber_id=3456789, medicare_status_code=20, orec=1, crec=1, \
                        esrd_ind=N, termination_code=9, reference_year=2018
                        coverage_id=part-b-567834, patient_id=567834, part=B, status=active, period_start=2021-07-17, \
                        period_end=2022-08-17, type_code=SUBSIDIZ, subscriber_id=3456789, medicare_status_code=20, \
                        termination_code=0, reference_year=2018
                        coverage_id=part-c-567834, patient_id=567834, part=C, status=active, type_code=SUBSIDIZ, \
                        subscriber_id=3456789, reference_year=2018
                        coverage_id=part-d-567834, patient_id=567834, part=D, status=active, period_start=2021-02-17, \
                        period_end=2022-11-17, type_code=SUBSIDIZ, subscriber_id=3456789, medicare_status_code=20, reference_year=2018
                        """);
        assertThat(samples.rows("coverage").subList(4, 8))
                .extracting(row -> TableRows.brief(row, "coverage_id termination_code reference_year"))
                .containsExactly("part-a-567834 0 -", "part-b-567834 0 -", "part-c-567834 - -", "part-d-567834 - -");
        assertThat(samples.rejected()).isEmpty();
    }

    @Test
    void the_samples_of_v2_have_these_months() throws IOException {
        // Four records have a reference year.
        List<Map<String, String>> months = samples("v2/Coverage").rows("coverage_month");

        assertThat(months).hasSize(4 * 12);
        for (int part = 0; part < 4; part++) {
            assertThat(months.subList(12 * part, 12 * part + 12))
                    .extracting(row -> TableRows.brief(row, "patient_id year_month dual_status"))
                    .isEqualTo(IntStream.rangeClosed(1, 12)
                            .mapToObj("567834 2018-%02d-01 **"::formatted)
                            .toList());
        }
        assertThat(codes(months, 0, "buyin")).isEqualTo("C C C C C C C C C C C C");
        assertThat(codes(months, 1, "buyin")).isEqualTo("C C C C C C C C C C C C");
        assertThat(codes(months, 2, "hmo_ind")).isEqualTo("1 1 1 1 1 1 1 1 1 1 0 0");
        assertThat(codes(months, 2, "ptc_contract"))
                .isEqualTo("H1225 H1225 H1225 H1225 H1225 H1225 H1225 H1225 H1225 H1225 0 0");
        assertThat(codes(months, 3, "ptd_contract"))
                .isEqualTo("S4607 S4607 S4607 S4607 S4607 S4607 S4607 S4607 S4607 S4607 S4607 0");
        assertThat(codes(months, 3, "cost_share_group")).isEqualTo("00 00 01 01 05 06 07 08 01 02 00 00");
        assertThat(codes(months, 0, "ptd_contract")).isEqualTo("- - - - - - - - - - - -");
    }

    @Test
    void the_samples_of_v3_have_these_rows() throws IOException {
        TableRows samples = samples("v3/Coverage");

        assertThat(samples.rows("coverage").subList(0, 5))
                .extracting(row -> TableRows.brief(
                        row,
                        "part status period_start period_end type_code subscriber_id medicare_status_code orec crec "
                                + "esrd_ind termination_code dual_status_code contract_id pbp_id"))
                .containsExactly(
                        "DUAL active 2018-07-01 - 14 8Z73WV0QC20 - - - - - 05 - -",
                        "A active 2021-01-01 2099-12-31 1 8Z73WV0QC20 21 0 - Y Y - - -",
                        "B active 2020-01-01 2099-12-31 121 8Z73WV0QC20 21 0 - Y Y - - -",
                        "C active 2020-09-03 - 11 8Z73WV0QC20 - - - - - - H1234 003",
                        "D active 2020-09-03 - 122 8Z73WV0QC20 - - - - - - H1234 003");
        assertThat(samples.rows("coverage"))
                .extracting(row -> TableRows.brief(row, "coverage_id patient_id part status"))
                .hasSize(21)
                .contains(
                        "dual-184043357 184043357 DUAL cancelled",
                        "part-a-421056595 421056595 A cancelled",
                        "part-c-441149422-G1234-002 441149422 C active",
                        "part-d-547437476-S0001-003 547437476 D active");
        assertThat(samples.rows("coverage_month")).isEmpty();
        assertThat(samples.rejected()).isEmpty();
    }

    @Test
    void a_person_has_the_same_coverages_in_v2_and_v3() throws IOException {
        String columns = "part status period_start period_end subscriber_id";
        TableRows v2 = simulated(2, "Coverage");
        TableRows v3 = simulated(3, "Coverage");

        List<String> coverages = v2.rows("coverage").stream()
                .map(row -> TableRows.brief(row, columns))
                .toList();

        assertThat(coverages).anyMatch(row -> row.startsWith("C")).anyMatch(row -> row.startsWith("D"));
        assertThat(v3.rows("coverage").stream()
                        .filter(row -> !row.get("part").equals("DUAL"))
                        .map(row -> TableRows.brief(row, columns)))
                .containsExactlyInAnyOrderElementsOf(coverages);
        assertThat(v2.rejected()).isEmpty();
        assertThat(v3.rejected()).isEmpty();
    }

    @Test
    void whom_medicaid_pays_for_is_the_same_in_v2_s_months_and_in_v3_s_coverages() throws IOException {
        TableRows v2 = simulated(2, "Coverage");
        String v3 = subscribers(simulated(3, "Coverage").rows("coverage", "part", "DUAL"));

        Map<String, String> numbers = v2.rows("coverage", "part", "A").stream()
                .collect(Collectors.toMap(row -> row.get("patient_id"), row -> row.get("subscriber_id")));
        List<Map<String, String>> months = v2.rows("coverage_month", "dual_status", "02");

        assertThat(v3).isNotEmpty();
        assertThat(months.stream()
                        .map(row -> numbers.get(row.get("patient_id")))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(v3);
    }

    @Test
    void a_coverage_of_v2_has_a_row_for_each_month_of_its_reference_year() throws IOException {
        TableRows v2 = simulated(2, "Coverage");

        assertThat(v2.rows("coverage")).allSatisfy(row -> assertThat(row).containsEntry("reference_year", "2025"));
        assertThat(v2.rows("coverage_month"))
                .hasSize(12 * v2.rows("coverage").size())
                .allSatisfy(row -> assertThat(row.get("year_month")).matches("2025-[01][0-9]-01"))
                .allSatisfy(row -> assertThat(row).doesNotContainEntry("dual_status", null));
        assertThat(simulated(3, "Coverage").rows("coverage_month")).isEmpty();
    }

    private static String subscribers(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> row.get("subscriber_id"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String codes(List<Map<String, String>> months, int part, String column) {
        return months.subList(12 * part, 12 * part + 12).stream()
                .map(row -> TableRows.brief(row, column))
                .collect(Collectors.joining(" "));
    }
}
