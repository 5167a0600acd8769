package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is odd in CMS's records, and what the columns make of it. */
class ClaimTrapsTest {

    private static final Map<String, String> SHORT = Map.of(
            "V:", "https://bluebutton.cms.gov/resources/variables/",
            "CS:", "https://bluebutton.cms.gov/resources/codesystem/",
            "F:", "https://bluebutton.cms.gov/fhir/CodeSystem/",
            "T:", "http://terminology.hl7.org/CodeSystem/",
            "CB:", "http://hl7.org/fhir/us/carin-bb/CodeSystem/",
            "H:", "http://hl7.org/fhir/sid/");

    private TableRows tables;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            active    |                                                         | true  | NCH
            cancelled |                                                         | false | NCH
            draft     |                                                         |       | NCH
            active    | {'system':'F:System-Type','code':'NationalClaimsHistory'},{'system':'F:Final-Action','code':'FinalAction'} | true | NCH
            active    | {'system':'F:System-Type','code':'SharedSystem'},{'system':'F:Final-Action','code':'NotFinalAction'} | false | SharedSystem
            active    | {'system':'F:System-Type','code':'SharedSystem'}        |       | SharedSystem
            """)
    void a_claim_is_final_if_its_version_of_the_api_says_so(String status, String tags, String isFinal, String source)
            throws IOException {
        String type = tags == null ? "CS:eob-type" : "F:EOB-TYPE";

        read("'status':'" + status + "','type':{'coding':[{'system':'" + type + "','code':'CARRIER'}]},'meta':{'tag':["
                + (tags == null ? "" : tags) + "]},'item':[{'sequence':1}]");

        assertThat(claim()).containsEntry("is_final_action", isFinal).containsEntry("claim_source", source);
        assertThat(line()).containsEntry("claim_source", source);
    }

    @Test
    void the_primary_payer_of_a_carrier_claim_comes_under_the_name_of_the_total_charge() throws IOException {
        read("'total':[{'category':{'coding':[{'system':'CB:C4BBAdjudication','code':'priorpayerpaid'},"
                + "{'system':'CS:adjudication','code':'V:clm_tot_chrg_amt'}]},'amount':{'value':7.5}}],"
                + "'benefitBalance':[{'financial':[{'type':{'coding':[{'code':'V:nch_carr_clm_sbmtd_chrg_amt'}]},"
                + "'usedMoney':{'value':100}}]}]");

        assertThat(claim()).containsEntry("total_charge", "100.00").containsEntry("primary_payer_paid", "7.50");
    }

    @Test
    void the_purchase_price_of_equipment_is_no_payment_to_the_patient() throws IOException {
        readLine("'adjudication':[" + amount("V:line_bene_pmt_amt", "paidtopatient", "11") + ","
                + amount("V:line_bene_pmt_amt", "paidtoprovider", "82.29") + ","
                + amount("V:rev_cntr_prvdr_pmt_amt", "paidtoprovider", "120") + ","
                + amount("V:line_prvdr_pmt_amt", "paidtoprovider", "120") + "]");

        assertThat(line()).containsEntry("patient_paid_to", "11.00").containsEntry("provider_paid", "120.00");
    }

    @Test
    void a_rate_and_a_payment_are_no_charge_although_all_are_called_submitted() throws IOException {
        readLine("'adjudication':[" + amount("V:rev_cntr_rate_amt", "submitted", "5") + ","
                + amount("V:rev_cntr_pmt_amt_amt", "submitted", "50") + ","
                + amount("V:rev_cntr_tot_chrg_amt", "submitted", "500") + "]");

        assertThat(line())
                .containsEntry("rate", "5.00")
                .containsEntry("paid", "50.00")
                .containsEntry("charge", "500.00");
    }

    @ParameterizedTest
    @CsvSource({"1.1,2.2,3.30", "1.1,,1.10", ",2.2,2.20", ",,"})
    void payers_before_medicare_are_added_up(String first, String second, String sum) throws IOException {
        readLine("'adjudication':["
                + (first == null ? "{}" : amount("V:rev_cntr_1st_msp_pd_amt", "priorpayerpaid", first)) + ","
                + (second == null ? "{}" : amount("V:rev_cntr_2nd_msp_pd_amt", "priorpayerpaid", second)) + "]");

        assertThat(line()).containsEntry("primary_payer_paid", sum);
    }

    @Test
    void an_amount_that_comes_twice_or_has_three_decimals_is_rejected_and_its_row_is_there() throws IOException {
        readLine("'adjudication':[" + amount("V:line_sbmtd_chrg_amt", "submitted", "1") + ","
                + amount("V:line_sbmtd_chrg_amt", "submitted", "2") + ","
                + amount("V:line_coinsrnc_amt", "coinsurance", "0.005") + "]");

        assertThat(line()).containsEntry("charge", null).containsEntry("coinsurance", null);
        assertThat(tables.rejected())
                .containsExactly(
                        "claim_line.charge has several values where only one is possible",
                        "claim_line.coinsurance has more than 2 decimals");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'system':'V:hcpcs_cd','code':'A1'},{'system':'CS:hcpcs','code':'A1'}                          | A1 |
            {'system':'V:hcpcs_cd','code':'A1'}                                                            | A1 |
            {'system':'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'J1'},{'system':'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/ProspMedicareFeeSvcPmtGen/HIPPSCodes','code':'1AA'} | J1 |
            {'system':'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/ProspMedicareFeeSvcPmtGen/HIPPSCodes','code':'1AA'} | 1AA |
            {'system':'T:data-absent-reason','code':'not-applicable'}                                      |    |
            {'system':'H:ndc','code':'00338004904'}                                                        |    | 00338004904
            """)
    void the_service_is_chosen_by_its_code_system(String codings, String hcpcs, String ndc) throws IOException {
        readLine("'productOrService':{'coding':[" + codings + "]}");

        assertThat(line()).containsEntry("hcpcs", hcpcs).containsEntry("ndc", ndc);
    }

    @Test
    void a_compound_has_its_drugs_below_the_line_and_none_on_it() throws IOException {
        readLine("'productOrService':{'coding':[{'system':'CB:C4BBCompoundLiteral','code':'compound'}]},'detail':["
                + "{'sequence':1,'productOrService':{'coding':[{'system':'H:ndc','code':'1'}]},'quantity':{'value':0.125,'unit':'ML'}},"
                + "{'sequence':2,'productOrService':{'coding':[{'system':'H:ndc','code':'2'}]}}]");

        assertThat(line()).containsEntry("ndc", null);
        assertThat(tables.rows("claim_line_detail"))
                .extracting(row -> TableRows.brief(row, "line_number detail_number ndc quantity quantity_unit"))
                .containsExactly("7 1 1 0.1250 ML", "7 2 2 - -");
    }

    @Test
    void v2_calls_the_quantity_of_the_drug_quantity_and_has_the_units_of_a_revenue_center_elsewhere()
            throws IOException {
        readLine("'revenue':{'coding':[{'system':'V:rev_cntr','code':'0636'},"
                + "{'system':'https://www.nubc.org/CodeSystem/RevenueCodes','code':'4'},"
                + "{'system':'V:rev_cntr_ddctbl_coinsrnc_cd','code':'4'}]},'quantity':{'value':234.567},"
                + "'extension':[{'url':'V:rev_cntr_unit_cnt','valueQuantity':{'value':3}}],"
                + "'modifier':[{'coding':[{'system':'http://unitsofmeasure.org','code':'ML'}]},"
                + "{'coding':[{'system':'CS:hcpcs','code':'LT'}]}]");

        assertThat(line())
                .containsEntry("quantity", "3.0000")
                .containsEntry("revenue_code", "0636")
                .containsEntry("modifier_1", "LT")
                .containsEntry("modifier_2", null);
        assertThat(tables.rows("claim_line_detail"))
                .extracting(row -> TableRows.brief(row, "detail_number ndc quantity quantity_unit"))
                .containsExactly("1 - 234.5670 ML");
    }

    @Test
    void a_line_finds_its_provider_by_number_and_a_claim_has_one_only_if_its_lines_agree() throws IOException {
        read("'careTeam':[" + member(9, "performing", "npi", "111") + "," + member(4, "performing", "UPIN", "U1") + ","
                + member(2, "performing", "npi", "222") + "],'item':[{'sequence':1,'careTeamSequence':[4,2]},"
                + "{'sequence':2,'careTeamSequence':[9]}]");

        assertThat(claim()).containsEntry("rendering_npi", null);
        assertThat(tables.rows("claim_line"))
                .extracting(row -> row.get("rendering_npi"))
                .containsExactly("222", "111");
        assertThat(tables.rejected()).isEmpty();
    }

    @Test
    void a_line_finds_its_diagnoses_by_number_and_the_principal_one_ranks_first() throws IOException {
        read("'diagnosis':[" + diagnosis(1, "admitting", "icd-10-cm", "R46.5") + ","
                + diagnosis(2, "other", "icd-9-cm", "V65.42") + "," + diagnosis(3, "principal", "icd-10-cm", "E01.70")
                + "," + diagnosis(4, "other", "unknown-icd-version", "X") + "],"
                + "'item':[{'sequence':7,'diagnosisSequence':[4,1]}]");

        assertThat(line()).containsEntry("dx_pointers", "4,1");
        assertThat(tables.rows("claim_line_dx"))
                .extracting(row -> TableRows.brief(row, "line_number diagnosis_sequence code"))
                .containsExactly("7 4 X", "7 1 R46.5");
        assertThat(tables.rows("claim_diagnosis"))
                .extracting(row -> TableRows.brief(row, "seq rank code_nodot icd_version type"))
                .containsExactly(
                        "1 2 R465 10 admitting", "2 3 V6542 9 other", "3 1 E0170 10 principal", "4 4 X - other");
    }

    @Test
    void a_partial_date_is_rejected_and_the_day_of_a_procedure_is_the_one_that_is_written() throws IOException {
        read("'billablePeriod':{'start':'2020-01'},"
                + "'procedure':[{'sequence':1,'date':'2020-03-01T00:00:00+14:00'}]");

        assertThat(claim()).containsEntry("claim_start", null);
        assertThat(tables.rejected()).containsExactly("claim.claim_start is no complete date");
        assertThat(tables.rows("claim_procedure").get(0)).containsEntry("procedure_date", "2020-03-01");
    }

    @Test
    void what_the_patient_paid_for_a_drug_is_not_repeated_on_several_lines() throws IOException {
        String claim = "'type':{'coding':[{'code':'pharmacy'}]},'total':[{'category':{'coding':["
                + "{'code':'CLM_BENE_PMT_AMT'}]},'amount':{'value':3}}],'item':[{'sequence':1}";

        read(claim + "]");
        assertThat(line()).containsEntry("patient_pay", "3.00");

        read(claim + ",{'sequence':2}]");
        assertThat(tables.rows("claim_line"))
                .extracting(row -> row.get("patient_pay"))
                .containsOnlyNulls();
    }

    private void readLine(String line) throws IOException {
        read("'item':[{'sequence':7," + line + "}]");
    }

    /** @param elements of the claim, with ' for " and the beginnings of addresses shortened */
    private void read(String elements) throws IOException {
        String json = "{'resourceType':'ExplanationOfBenefit','id':'c'," + elements + "}";
        for (Map.Entry<String, String> each : SHORT.entrySet()) {
            json = json.replace("'" + each.getKey(), "'" + each.getValue());
        }
        tables = TableRows.of(
                List.of(json.replace('\'', '"')),
                "claim",
                "claim_line",
                "claim_line_dx",
                "claim_line_detail",
                "claim_diagnosis",
                "claim_procedure");
    }

    private Map<String, String> claim() {
        return tables.rows("claim").get(0);
    }

    private Map<String, String> line() {
        return tables.rows("claim_line").get(0);
    }

    private static String amount(String variable, String category, String value) {
        return "{'category':{'coding':[{'system':'T:adjudication','code':'" + category
                + "'},{'system':'CS:adjudication','code':'" + variable + "'}]},'amount':{'value':" + value + "}}";
    }

    private static String member(int sequence, String role, String kind, String number) {
        return "{'sequence':" + sequence + ",'role':{'coding':[{'code':'" + role
                + "'}]},'provider':{'identifier':{'type':{'coding':[{'code':'" + kind + "'}]},'value':'" + number
                + "'}}}";
    }

    private static String diagnosis(int sequence, String type, String system, String code) {
        return "{'sequence':" + sequence + ",'type':[{'coding':[{'code':'" + type
                + "'}]}],'diagnosisCodeableConcept':{'coding':[{'system':'H:" + system + "','code':'" + code + "'}]}}";
    }
}
