package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claim tables of the records that our simulator makes up, which add up as real ones do. */
class SimulatedClaimsTest {

    /** Their lines have payments in v2 as well as in v3. */
    private static final Set<String> PAID_BY_LINE = Set.of("CARRIER", "DME", "OUTPATIENT", "HHA", "HOSPICE");

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void lines_add_up_to_their_claim(int version) throws IOException {
        TableRows tables = tables(version);

        for (Map<String, String> claim : tables.rows("claim")) {
            if (claim.get("claim_use").equals("preauthorization")) {
                continue;
            }
            List<Map<String, String>> lines = tables.rows("claim_line", "claim_key", claim.get("claim_key"));
            assertThat(claim).containsEntry("line_count", String.valueOf(lines.size()));
            assertThat(sum(lines, "charge")).as("Charges of " + claim).isEqualTo(amount(claim, "total_charge"));
            assertThat(sum(lines, "primary_payer_paid"))
                    .as("Primary payer of " + claim)
                    .isEqualTo(amount(claim, "primary_payer_paid"));
            if (PAID_BY_LINE.contains(claim.get("eob_type"))) {
                assertThat(sum(lines, "paid")).as("Payments of " + claim).isEqualTo(amount(claim, "paid_amount"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void no_value_is_rejected_and_every_row_belongs_to_a_claim_and_an_enrollee(int version) throws IOException {
        TableRows tables = tables(version);

        assertThat(tables.rejected()).isEmpty();
        tables.tables()
                .forEach((table, rows) -> assertThat(rows)
                        .as(table)
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row)
                                .doesNotContainEntry("claim_key", null)
                                .doesNotContainEntry("patient_id", null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void final_and_replaced_claims_can_be_told_apart(int version) throws IOException {
        List<Map<String, String>> claims = tables(version).rows("claim");

        assertThat(claims).extracting(claim -> claim.get("is_final_action")).contains("true", "false");
        assertThat(claims)
                .filteredOn(claim -> claim.get("is_final_action") == null)
                .allSatisfy(claim -> assertThat(claim).containsEntry("claim_use", "preauthorization"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void every_diagnosis_of_a_line_is_one_of_the_claim(int version) throws IOException {
        TableRows tables = tables(version);

        assertThat(tables.rows("claim_line_dx"))
                .isNotEmpty()
                .allSatisfy(dx -> assertThat(tables.rows(
                                "claim_diagnosis",
                                "claim_key",
                                dx.get("claim_key"),
                                "seq",
                                dx.get("diagnosis_sequence"),
                                "code",
                                dx.get("code")))
                        .hasSize(1));
    }

    private static TableRows tables(int version) throws IOException {
        return TableRows.of(
                ClaimRecords.simulated(version),
                "claim",
                "claim_line",
                "claim_line_dx",
                "claim_line_detail",
                "claim_diagnosis",
                "claim_procedure",
                "claim_care_team");
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .map(BigDecimal::new)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** 0.00 of NULL. */
    private static BigDecimal amount(Map<String, String> row, String column) {
        return new BigDecimal(Objects.requireNonNullElse(row.get(column), "0.00"));
    }
}
