package io.github.bcdacamel.tables;

import static io.github.bcdacamel.tables.PatientTablesTest.columns;
import static io.github.bcdacamel.tables.PatientTablesTest.filled;
import static io.github.bcdacamel.tables.PatientTablesTest.samples;
import static io.github.bcdacamel.tables.PatientTablesTest.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of v2's partially adjudicated claims, of CMS's sample records and of the simulator's. */
class PacTablesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pac_claim             | claim_key, control_number, mbi, claim_type, claim_source, status, claim_use, claim_start DATE, \
            claim_end DATE, created DATE, bill_type, facility_type, drg_code, admission_type, billing_npi, billing_ccn, \
            total_charge DECIMAL(18,2), line_count INTEGER, diagnosis_count INTEGER, billing_tax_number, \
            billing_provider_type, billing_specialty_code, mcs_claim_type
            pac_claim_line        | claim_key, mbi, line_number INTEGER, hcpcs, hcpcs_system, modifier_1, modifier_2, modifier_3, \
            modifier_4, revenue_code, service_start DATE, service_end DATE, quantity DECIMAL(18,4), dx_pointers, \
            covered_quantity DECIMAL(18,4), apc_code, hcpcs_indicator, nonbillable_code
            pac_claim_line_detail | claim_key, mbi, line_number INTEGER, detail_number INTEGER, ndc, quantity DECIMAL(18,4), quantity_unit
            pac_claim_diagnosis   | claim_key, mbi, seq INTEGER, rank INTEGER, code, code_nodot, icd_version, type, poa
            pac_claim_procedure   | claim_key, mbi, seq INTEGER, code, icd_version, procedure_date DATE
            pac_claim_response    | claim_response_key, claim_key, control_number, mbi, claim_type, claim_source, status, outcome, \
            claim_use, created DATE, processing_status, status_date DATE, received_date DATE, group_code
            """)
    void the_columns_have_these_names_and_types_in_this_order(String table, String columns) throws IOException {
        assertThat(columns(table)).isEqualTo(columns);
    }

    @Test
    void the_samples_of_institutional_claims_have_these_rows() throws IOException {
        TableRows samples = samples("v2/Claim");

        assertThat(filled(samples.rows("pac_claim", "claim_key", "f-123456").subList(1, 2)))
                .isEqualTo("""
                        claim_key=f-123456, control_number=123456d, mbi=123456MBI, claim_type=institutional, claim_source=RDA, \
                        status=active, claim_use=claim, claim_start=1970-07-10, claim_end=1970-07-20, created=2022-11-11, \
                        bill_type=rAC, facility_type=r, drg_code=drgc, admission_type=3, billing_npi=8876543211, billing_ccn=meda12, \
                        total_charge=1234.32, line_count=2, diagnosis_count=3, billing_tax_number=abc123
                        """);
        assertThat(filled(
                        samples.rows("pac_claim_line", "claim_key", "f-123456").subList(0, 2)))
                .isEqualTo("""
                        claim_key=f-123456, mbi=123456MBI, line_number=1, hcpcs=12345, \
                        hcpcs_system=https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets, modifier_1=m1, modifier_2=m2, \
                        modifier_3=m3, modifier_4=m4, revenue_code=abcd, service_start=1980-12-05, service_end=1980-12-05, \
                        quantity=5.0000, covered_quantity=6.0000, apc_code=00001, hcpcs_indicator=A, nonbillable_code=B
                        claim_key=f-123456, mbi=123456MBI, line_number=2
                        """);
        assertThat(briefs(samples.rows("pac_claim_line_detail"), "claim_key line_number ndc quantity quantity_unit"))
                .containsExactly(
                        "f-123456 2 00777310502 1.5000 ML",
                        "f-123456 2 00777310502 1.5000 ML",
                        "m-654321 1 00777310502 1.5000 -",
                        "m-654321 1 00777310502 1.5000 -");
        assertThat(briefs(
                        samples.rows("pac_claim_diagnosis").subList(0, 3),
                        "mbi seq rank code code_nodot icd_version type poa"))
                .containsExactly(
                        "123456MBI 1 2 admitcd admitcd 9 admitting Z",
                        "123456MBI 2 3 other other 9 - U",
                        "123456MBI 3 1 princcd princcd 9 principal N");
        assertThat(briefs(samples.rows("pac_claim_procedure"), "claim_key seq code icd_version procedure_date"))
                .containsExactly(
                        "f-123456 1 CODEABC 9 1970-07-20",
                        "f-123456 2 CODECBA 9 -",
                        "f-123456 1 CODEABC 9 1970-07-20",
                        "f-123456 2 CODECBA 9 -",
                        "f-12345678902501NTA 1 5A1935Z 10 2021-01-22");
        assertThat(samples.rejected()).isEmpty();
    }

    @Test
    void the_samples_of_professional_claims_have_these_rows() throws IOException {
        TableRows samples = samples("v2/Claim");

        assertThat(filled(samples.rows("pac_claim", "claim_key", "m-654323").subList(1, 2)))
                .isEqualTo("""
                        claim_key=m-654323, control_number=654323, mbi=123456MBI, claim_type=professional, claim_source=RDA, \
                        status=active, claim_use=claim, claim_start=1970-07-18, claim_end=1970-07-20, created=2022-11-11, \
                        billing_npi=9876789102, total_charge=23.00, line_count=2, diagnosis_count=2, billing_tax_number=1231231231, \
                        billing_provider_type=AB, billing_specialty_code=BA, mcs_claim_type=R
                        """);
        assertThat(briefs(
                        samples.rows("pac_claim_line", "mbi", "123456MBI").subList(4, 8),
                        "claim_key line_number hcpcs modifier_1 modifier_2 service_start service_end dx_pointers"))
                .containsExactly(
                        "m-654321 1 FDSAE A - - 1970-07-30 1",
                        "m-654321 1 FDSAE A - - 1970-07-30 1",
                        "m-654323 1 FDSAE A - - 1970-07-28 -",
                        "m-654323 2 FDAAA - B - - -");
        assertThat(briefs(
                        samples.rows("pac_claim_diagnosis", "claim_key", "m-654321")
                                .subList(0, 2),
                        "seq rank code icd_version type poa"))
                .containsExactly("1 1 HF3IJIF 10 - -", "2 2 HF3IJIG 9 - -");
    }

    @Test
    void the_sample_of_an_older_form_has_this_row() throws IOException {
        TableRows samples = samples("v2/Claim");

        assertThat(filled(samples.rows("pac_claim", "mbi", "ABC12345678"))).isEqualTo("""
                        claim_key=f-12345678902501NTA, control_number=12345678902501NTA, mbi=ABC12345678, claim_type=institutional, \
                        claim_source=RDA, status=active, claim_use=claim, created=2021-06-28, billing_ccn=654321, \
                        total_charge=3554.32, line_count=0, diagnosis_count=2
                        """);
        assertThat(briefs(samples.rows("pac_claim_diagnosis", "mbi", "ABC12345678"), "seq code icd_version type"))
                .containsExactly("1 - 10 principal", "2 M868X8 10 admitting");
    }

    @Test
    void the_samples_of_answers_have_these_rows() throws IOException {
        TableRows samples = samples("v2/ClaimResponse");

        assertThat(briefs(
                        samples.rows("pac_claim_response"),
                        "claim_response_key claim_key control_number mbi claim_type claim_source status outcome claim_use "
                                + "created processing_status status_date received_date group_code"))
                .containsExactly(
                        "f-123456 f-123456 123456d 123456MBI institutional RDA active queued claim 2022-11-11 a 1970-01-02 1970-01-01 gr",
                        "m-654321 m-654321 654321 123456MBI professional RDA active complete claim 2022-11-11 5 1970-07-11 1970-02-24 -",
                        "m-654323 m-654323 654323 123456MBI professional RDA active partial claim 2022-11-11 ? 1970-01-03 1970-02-24 -",
                        "f-12345678902501NTA f-12345678902501NTA 12345678902501NTA ABC12345678 institutional RDA active partial claim "
                                + "2021-06-28 S - - -");
        assertThat(samples.rejected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # CMS's server puts the revenue center under the name of the other code, and the other way round.
            B    | 0450 | 0450 B
            -    | 0450 | 0450 -
            B    | -    | - B
            # Should CMS change that:
            0450 | B    | 0450 B
            """)
    void a_revenue_center_is_known_by_its_length(String revenueCenter, String nonBillable, String expected)
            throws IOException {
        String fiss = "https://bluebutton.cms.gov/resources/variables/fiss/";
        String coding = revenueCenter == null
                ? ""
                : "\"coding\":[{\"system\":\"%srev-cd\",\"code\":\"%s\"}],".formatted(fiss, revenueCenter);
        String extension = nonBillable == null
                ? ""
                : "{\"url\":\"%snon-bill-rev-code\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"%s\"}]}}"
                        .formatted(fiss, nonBillable);

        TableRows rows = TableRows.of(List.of("{\"id\":\"1\",\"resourceType\":\"Claim\",\"item\":[{\"revenue\":{"
                + coding + "\"extension\":[" + extension + "]},\"sequence\":1}]}"));

        assertThat(briefs(rows.rows("pac_claim_line"), "revenue_code nonbillable_code"))
                .containsExactly(expected);
    }

    @Test
    void a_claim_is_found_by_its_answer_and_by_the_medicare_number_of_its_enrollee() throws IOException {
        TableRows all = simulated(2, "Patient", "Claim", "ClaimResponse");

        List<Map<String, String>> claims = all.rows("pac_claim");
        assertThat(claims)
                .extracting(row -> row.get("claim_type"))
                .contains("institutional")
                .contains("professional");
        assertThat(briefs(all.rows("pac_claim_response"), "claim_key control_number mbi claim_type"))
                .containsExactlyElementsOf(briefs(claims, "claim_key control_number mbi claim_type"));
        assertThat(claims)
                .allSatisfy(claim -> assertThat(
                                all.rows("patient_identifier", "currency", "current", "value", claim.get("mbi")))
                        .hasSize(1));
        assertThat(all.rejected()).isEmpty();
    }

    @Test
    void a_claim_has_as_many_lines_and_diagnoses_as_it_says() throws IOException {
        TableRows all = simulated(2, "Claim");

        assertThat(all.rows("pac_claim")).isNotEmpty().allSatisfy(claim -> {
            String key = claim.get("claim_key");
            assertThat(all.rows("pac_claim_line", "claim_key", key))
                    .hasSize(Integer.parseInt(claim.get("line_count")))
                    .allSatisfy(line -> assertThat(line).doesNotContainEntry("service_start", null));
            assertThat(all.rows("pac_claim_diagnosis", "claim_key", key))
                    .hasSize(Integer.parseInt(claim.get("diagnosis_count")));
        });
    }

    private static List<String> briefs(List<Map<String, String>> rows, String columns) {
        return rows.stream().map(row -> TableRows.brief(row, columns)).toList();
    }
}
