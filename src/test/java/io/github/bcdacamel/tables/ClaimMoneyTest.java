package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every amount of every record, found by the name of CMS's variable with a reader of its own, is in the column that the table below
 * says, and in no other.
 */
class ClaimMoneyTest {

    /** Where several variables stand, a line has one of them; those of v2 are before those of v3. */
    private static final Map<String, List<String>> OF_A_LINE = Map.ofEntries(
            entry("charge", List.of("LINE_SBMTD_CHRG_AMT", "REV_CNTR_TOT_CHRG_AMT", "CLM_LINE_SBMT_CHRG_AMT")),
            entry("rate", List.of("REV_CNTR_RATE_AMT", "CLM_LINE_INSTNL_RATE_AMT")),
            entry("allowed", List.of("LINE_ALOWD_CHRG_AMT", "CLM_LINE_ALOWD_CHRG_AMT")),
            entry("paid", List.of("LINE_NCH_PMT_AMT", "REV_CNTR_PMT_AMT_AMT", "CLM_LINE_CVRD_PD_AMT")),
            entry("provider_paid", List.of("LINE_PRVDR_PMT_AMT", "REV_CNTR_PRVDR_PMT_AMT", "CLM_LINE_PRVDR_PMT_AMT")),
            entry("patient_paid_to", List.of("LINE_BENE_PMT_AMT", "REV_CNTR_BENE_PMT_AMT", "CLM_LINE_BENE_PD_AMT")),
            entry(
                    "deductible",
                    List.of("LINE_BENE_PTB_DDCTBL_AMT", "REV_CNTR_CASH_DDCTBL_AMT", "CLM_LINE_MDCR_DDCTBL_AMT")),
            entry("blood_deductible", List.of("REV_CNTR_BLOOD_DDCTBL_AMT", "CLM_LINE_BLOOD_DDCTBL_AMT")),
            entry(
                    "coinsurance",
                    List.of(
                            "LINE_COINSRNC_AMT",
                            "REV_CNTR_COINSRNC_WGE_ADJSTD_C",
                            "CLM_LINE_MDCR_COINSRNC_AMT",
                            "CLM_LINE_INSTNL_ADJSTD_AMT")),
            entry(
                    "primary_payer_paid",
                    List.of("LINE_BENE_PRMRY_PYR_PD_AMT", "CLM_BENE_PRMRY_PYR_PD_AMT", "FIRST AND SECOND MSP")),
            entry("noncovered", List.of("REV_CNTR_NCVRD_CHRG_AMT", "CLM_LINE_NCVRD_CHRG_AMT")));

    private static final Map<String, List<String>> OF_A_DRUG = Map.ofEntries(
            entry("total_drug_cost", List.of("TOT_RX_CST_AMT")),
            entry("patient_pay", List.of("PTNT_PAY_AMT", "CLM_LINE_BENE_PMT_AMT", "CLM_BENE_PMT_AMT OF THE CLAIM")),
            entry("plan_paid", List.of("CVRD_D_PLAN_PD_AMT", "CLM_LINE_CVRD_PD_AMT")),
            entry("lics", List.of("LICS_AMT", "CLM_LINE_LIS_AMT")),
            entry(
                    "gap_discount",
                    List.of("RPTD_GAP_DSCNT_NUM", "CLM_LINE_RPTD_GAP_DSCNT_AMT", "CLM_RPTD_MFTR_DSCNT_AMT")),
            entry("other_troop", List.of("OTHR_TROOP_AMT", "CLM_LINE_OTHR_TP_PD_AMT")),
            entry("plro", List.of("PLRO_AMT", "CLM_LINE_PLRO_AMT")),
            entry("gdc_below_oopt", List.of("GDC_BLW_OOPT_AMT", "CLM_LINE_GRS_BLW_THRSHLD_AMT")),
            entry("gdc_above_oopt", List.of("GDC_ABV_OOPT_AMT", "CLM_LINE_GRS_ABOVE_THRSHLD_AMT")));

    private static final Map<String, List<String>> OF_A_CLAIM = Map.ofEntries(
            entry("total_charge", List.of("CLM_TOT_CHRG_AMT", "NCH_CARR_CLM_SBMTD_CHRG_AMT", "CLM_SBMT_CHRG_AMT")),
            entry("paid_amount", List.of("CLM_PMT_AMT")),
            entry(
                    "primary_payer_paid",
                    List.of(
                            "PRPAYAMT",
                            "CARR_CLM_PRMRY_PYR_PD_AMT",
                            "CLM_MDCR_INSTNL_PRMRY_PYR_AMT",
                            "CLM_MDCR_PRFNL_PRMRY_PYR_AMT")),
            entry(
                    "deductible",
                    List.of(
                            "CARR_CLM_CASH_DDCTBL_APLD_AMT",
                            "NCH_BENE_IP_DDCTBL_AMT",
                            "NCH_BENE_PTB_DDCTBL_AMT",
                            "CLM_MDCR_DDCTBL_AMT")),
            entry(
                    "coinsurance",
                    List.of("NCH_BENE_PTA_COINSRNC_LBLTY_AMT", "NCH_BENE_PTB_COINSRNC_AMT", "CLM_MDCR_COINSRNC_AMT")),
            entry("noncovered_charge", List.of("NCH_IP_NCVRD_CHRG_AMT", "CLM_NCVRD_CHRG_AMT")),
            entry("patient_paid", List.of("PTNT_PAY_AMT OF THE LINE", "CLM_BENE_PMT_AMT")));

    /** What lines say beyond these columns; it is in claim_value. */
    private static final Set<String> ONLY_IN_CLAIM_VALUE = Set.of(
            "REV_CNTR_RDCD_COINSRNC_AMT",
            "REV_CNTR_PTNT_RSPNSBLTY_PMT",
            "LINE_PRMRY_ALOWD_CHRG_AMT",
            "LINE_DME_PRCHS_PRICE_AMT",
            "CLM_LINE_BENE_PMT_AMT",
            "CLM_LINE_NCVRD_PD_AMT",
            "CLM_LINE_OTHR_TP_PD_AMT",
            "CLM_LINE_OTAF_AMT",
            "CLM_LINE_INSTNL_ADJSTD_AMT",
            "CLM_LINE_INSTNL_RDCD_AMT",
            "CLM_LINE_ADD_ON_PYMT_AMT",
            "CLM_LINE_NON_EHR_RDCTN_AMT",
            "CLM_REV_CNTR_TDAPA_AMT",
            "CLM_LINE_CARR_PSYCH_OT_LMT_AMT",
            "CLM_LINE_CARR_CLNCL_CHRG_AMT",
            "CLM_LINE_PRFNL_DME_PRICE_AMT",
            "CLM_LINE_PRFNL_INTRST_AMT",
            "CLM_LINE_DMERC_SCRN_SVGS_AMT",
            "CLM_MDCR_PRMRY_PYR_ALOWD_AMT");

    static Stream<Named<List<String>>> records() throws IOException {
        return ClaimRecords.all().entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_amount_of_a_line_is_in_the_column_of_its_variable(List<String> records) throws IOException {
        Iterator<Map<String, String>> rows =
                TableRows.of(records, "claim_line").rows("claim_line").iterator();

        for (String record : records) {
            MoneyReader reader = new MoneyReader(record);
            Map<String, List<String>> filled = reader.isDrug() ? OF_A_DRUG : OF_A_LINE;
            Map<String, List<String>> empty = reader.isDrug() ? OF_A_LINE : OF_A_DRUG;
            for (JsonNode item : reader.items()) {
                Map<String, BigDecimal> amounts = reader.ofLine(item);
                Map<String, String> row = rows.next();
                filled.forEach((column, variables) -> assertThat(row.get(column))
                        .as(() -> column + " of " + item)
                        .isEqualTo(text(variables, amounts)));
                assertThat(row).as("Not for this type of claim").containsAllEntriesOf(nulls(empty.keySet()));
                assertThat(amounts.keySet())
                        .filteredOn(variable -> filled.values().stream().noneMatch(all -> all.contains(variable)))
                        .isSubsetOf(ONLY_IN_CLAIM_VALUE);
            }
        }
        assertThat(rows).isExhausted();
    }

    @ParameterizedTest
    @MethodSource("records")
    void the_amounts_of_a_claim_are_in_the_columns_of_their_variables(List<String> records) throws IOException {
        List<Map<String, String>> rows = TableRows.of(records, "claim").rows("claim");

        assertThat(rows).hasSameSizeAs(records);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, BigDecimal> amounts = new MoneyReader(records.get(i)).ofClaim();
            Map<String, String> row = rows.get(i);
            OF_A_CLAIM.forEach((column, variables) ->
                    assertThat(row.get(column)).as(() -> column + " of " + row).isEqualTo(text(variables, amounts)));
        }
    }

    private static Map<String, String> nulls(Set<String> columns) {
        Map<String, String> nulls = new HashMap<>();
        columns.forEach(column -> nulls.put(column, null));
        return nulls;
    }

    /** The amount of the first variable that is there, with two decimals; null if there is none. */
    private static String text(List<String> variables, Map<String, BigDecimal> amounts) {
        return variables.stream()
                .filter(amounts::containsKey)
                .findFirst()
                .map(variable -> amounts.get(variable).setScale(2).toPlainString())
                .orElse(null);
    }
}
