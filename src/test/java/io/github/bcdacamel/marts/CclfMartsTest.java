package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the Claim and Claim Line Feed. Expected values of samples were read from the records. */
class CclfMartsTest {

    @TempDir
    private Path folder;

    private MartBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    /** As CMS's Claim and Claim Line Feed Information Packet lists them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cclf1 | CUR_CLM_UNIQ_ID PRVDR_OSCAR_NUM BENE_MBI_ID BENE_HIC_NUM CLM_TYPE_CD CLM_FROM_DT CLM_THRU_DT \
            CLM_BILL_FAC_TYPE_CD CLM_BILL_CLSFCTN_CD PRNCPL_DGNS_CD ADMTG_DGNS_CD CLM_MDCR_NPMT_RSN_CD CLM_PMT_AMT \
            CLM_NCH_PRMRY_PYR_CD PRVDR_FAC_FIPS_ST_CD BENE_PTNT_STUS_CD DGNS_DRG_CD CLM_OP_SRVC_TYPE_CD FAC_PRVDR_NPI_NUM \
            OPRTG_PRVDR_NPI_NUM ATNDG_PRVDR_NPI_NUM OTHR_PRVDR_NPI_NUM CLM_ADJSMT_TYPE_CD CLM_EFCTV_DT CLM_IDR_LD_DT \
            BENE_EQTBL_BIC_HICN_NUM CLM_ADMSN_TYPE_CD CLM_ADMSN_SRC_CD CLM_BILL_FREQ_CD CLM_QUERY_CD DGNS_PRCDR_ICD_IND \
            CLM_MDCR_INSTNL_TOT_CHRG_AMT CLM_MDCR_IP_PPS_CPTL_IME_AMT CLM_OPRTNL_IME_AMT CLM_MDCR_IP_PPS_DSPRPRTNT_AMT \
            CLM_HIPPS_UNCOMPD_CARE_AMT CLM_OPRTNL_DSPRPRTNT_AMT CLM_BLG_PRVDR_OSCAR_NUM CLM_BLG_PRVDR_NPI_NUM \
            CLM_OPRTG_PRVDR_NPI_NUM CLM_ATNDG_PRVDR_NPI_NUM CLM_OTHR_PRVDR_NPI_NUM CLM_CNTL_NUM CLM_ORG_CNTL_NUM CLM_CNTRCTR_NUM
            cclf2 | CUR_CLM_UNIQ_ID CLM_LINE_NUM BENE_MBI_ID BENE_HIC_NUM CLM_TYPE_CD CLM_LINE_FROM_DT CLM_LINE_THRU_DT \
            CLM_LINE_PROD_REV_CTR_CD CLM_LINE_INSTNL_REV_CTR_DT CLM_LINE_HCPCS_CD BENE_EQTBL_BIC_HICN_NUM PRVDR_OSCAR_NUM \
            CLM_FROM_DT CLM_THRU_DT CLM_LINE_SRVC_UNIT_QTY CLM_LINE_CVRD_PD_AMT HCPCS_1_MDFR_CD HCPCS_2_MDFR_CD \
            HCPCS_3_MDFR_CD HCPCS_4_MDFR_CD HCPCS_5_MDFR_CD CLM_REV_APC_HIPPS_CD CLM_FAC_PRVDR_OSCAR_NUM
            cclf3 | CUR_CLM_UNIQ_ID BENE_MBI_ID BENE_HIC_NUM CLM_TYPE_CD CLM_VAL_SQNC_NUM CLM_PRCDR_CD CLM_PRCDR_PRFRM_DT \
            BENE_EQTBL_BIC_HICN_NUM PRVDR_OSCAR_NUM CLM_FROM_DT CLM_THRU_DT DGNS_PRCDR_ICD_IND CLM_BLG_PRVDR_OSCAR_NUM
            cclf4 | CUR_CLM_UNIQ_ID BENE_MBI_ID BENE_HIC_NUM CLM_TYPE_CD CLM_PROD_TYPE_CD CLM_VAL_SQNC_NUM CLM_DGNS_CD \
            BENE_EQTBL_BIC_HICN_NUM PRVDR_OSCAR_NUM CLM_FROM_DT CLM_THRU_DT CLM_POA_IND DGNS_PRCDR_ICD_IND \
            CLM_BLG_PRVDR_OSCAR_NUM
            cclf5 | CUR_CLM_UNIQ_ID CLM_LINE_NUM BENE_MBI_ID BENE_HIC_NUM CLM_TYPE_CD CLM_FROM_DT CLM_THRU_DT \
            RNDRG_PRVDR_TYPE_CD RNDRG_PRVDR_FIPS_ST_CD CLM_PRVDR_SPCLTY_CD CLM_FED_TYPE_SRVC_CD CLM_POS_CD CLM_LINE_FROM_DT \
            CLM_LINE_THRU_DT CLM_LINE_HCPCS_CD CLM_LINE_CVRD_PD_AMT CLM_LINE_PRMRY_PYR_CD CLM_LINE_DGNS_CD \
            CLM_RNDRG_PRVDR_TAX_NUM RNDRG_PRVDR_NPI_NUM CLM_CARR_PMT_DNL_CD CLM_PRCSG_IND_CD CLM_ADJSMT_TYPE_CD CLM_EFCTV_DT \
            CLM_IDR_LD_DT CLM_CNTL_NUM BENE_EQTBL_BIC_HICN_NUM CLM_LINE_ALOWD_CHRG_AMT CLM_LINE_SRVC_UNIT_QTY HCPCS_1_MDFR_CD \
            HCPCS_2_MDFR_CD HCPCS_3_MDFR_CD HCPCS_4_MDFR_CD HCPCS_5_MDFR_CD CLM_DISP_CD CLM_DGNS_1_CD CLM_DGNS_2_CD \
            CLM_DGNS_3_CD CLM_DGNS_4_CD CLM_DGNS_5_CD CLM_DGNS_6_CD CLM_DGNS_7_CD CLM_DGNS_8_CD DGNS_PRCDR_ICD_IND \
            CLM_DGNS_9_CD CLM_DGNS_10_CD CLM_DGNS_11_CD CLM_DGNS_12_CD HCPCS_BETOS_CD CLM_RNDRG_PRVDR_NPI_NUM \
            CLM_RFRG_PRVDR_NPI_NUM CLM_CNTRCTR_NUM
            cclf6 | CUR_CLM_UNIQ_ID CLM_LINE_NUM BENE_MBI_ID BENE_HIC_NUM CLM_TYPE_CD CLM_FROM_DT CLM_THRU_DT \
            CLM_FED_TYPE_SRVC_CD CLM_POS_CD CLM_LINE_FROM_DT CLM_LINE_THRU_DT CLM_LINE_HCPCS_CD CLM_LINE_CVRD_PD_AMT \
            CLM_PRMRY_PYR_CD PAYTO_PRVDR_NPI_NUM ORDRG_PRVDR_NPI_NUM CLM_CARR_PMT_DNL_CD CLM_PRCSG_IND_CD CLM_ADJSMT_TYPE_CD \
            CLM_EFCTV_DT CLM_IDR_LD_DT CLM_CNTL_NUM BENE_EQTBL_BIC_HICN_NUM CLM_LINE_ALOWD_CHRG_AMT CLM_DISP_CD \
            CLM_BLG_PRVDR_NPI_NUM CLM_RFRG_PRVDR_NPI_NUM
            cclf7 | CUR_CLM_UNIQ_ID BENE_MBI_ID BENE_HIC_NUM CLM_LINE_NDC_CD CLM_TYPE_CD CLM_LINE_FROM_DT \
            PRVDR_SRVC_ID_QLFYR_CD CLM_SRVC_PRVDR_GNRC_ID_NUM CLM_DSPNSNG_STUS_CD CLM_DAW_PROD_SLCTN_CD CLM_LINE_SRVC_UNIT_QTY \
            CLM_LINE_DAYS_SUPLY_QTY PRVDR_PRSBNG_ID_QLFYR_CD CLM_PRSBNG_PRVDR_GNRC_ID_NUM CLM_LINE_BENE_PMT_AMT \
            CLM_ADJSMT_TYPE_CD CLM_EFCTV_DT CLM_IDR_LD_DT CLM_LINE_RX_SRVC_RFRNC_NUM CLM_LINE_RX_FILL_NUM \
            CLM_PHRMCY_SRVC_TYPE_CD
            cclf8 | BENE_MBI_ID BENE_HIC_NUM BENE_FIPS_STATE_CD BENE_FIPS_CNTY_CD BENE_ZIP_CD BENE_DOB BENE_SEX_CD BENE_RACE_CD \
            BENE_AGE BENE_MDCR_STUS_CD BENE_DUAL_STUS_CD BENE_DEATH_DT BENE_RNG_BGN_DT BENE_RNG_END_DT BENE_1ST_NAME \
            BENE_MIDL_NAME BENE_LAST_NAME BENE_ORGNL_ENTLMT_RSN_CD BENE_ENTLMT_BUYIN_IND BENE_PART_A_ENRLMT_BGN_DT \
            BENE_PART_B_ENRLMT_BGN_DT BENE_LINE_1_ADR BENE_LINE_2_ADR BENE_LINE_3_ADR BENE_LINE_4_ADR BENE_LINE_5_ADR \
            BENE_LINE_6_ADR GEO_ZIP_PLC_NAME GEO_USPS_STATE_CD GEO_ZIP5_CD GEO_ZIP4_CD
            cclf9 | HICN_MBI_XREF_IND CRNT_NUM PRVS_NUM PRVS_ID_EFCTV_DT PRVS_ID_OBSLT_DT BENE_RRB_NUM
            """)
    void columns_are_those_of_the_information_packet_in_its_order(String mart, String columns) throws Exception {
        bench.run(mart);

        assertThat(bench.query("select column_name from (describe " + mart + ")"))
                .containsExactly(columns.toLowerCase(Locale.ROOT).split("\\s+"));
    }

    @Test
    void the_page_of_these_marts_speaks_of_columns_that_there_are() throws Exception {
        List<String> unknown = new ArrayList<>();
        int found = 0;
        for (String row : Files.readAllLines(Path.of("docs/marts-tuva-cclf.md"))) {
            String[] cells = row.split("\\|");
            if (row.matches("\\| `(?!tuva|cclf`|current).*") && !cells[1].contains(" to ")) {
                List<String> columns = new ArrayList<>();
                for (String mart : names(cells[1])) {
                    bench.run(mart);
                    columns.addAll(bench.query("select column_name from (describe " + mart + ")"));
                }
                for (String name : names(cells[2])) {
                    found++;
                    if (!columns.contains(name)) {
                        unknown.add(name);
                    }
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"v2", "v3"})
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void every_final_claim_of_the_samples_is_in_one_file_with_all_its_lines(String version) throws Exception {
        bench.samples(folder, version).run("cclf1", "cclf2", "cclf5", "cclf6", "cclf7");

        assertThat(bench.query("select cur_clm_uniq_id from (select cur_clm_uniq_id from cclf1"
                        + " union all select distinct cur_clm_uniq_id from cclf5"
                        + " union all select distinct cur_clm_uniq_id from cclf6"
                        + " union all select cur_clm_uniq_id from cclf7) order by 1"))
                .isNotEmpty()
                .isEqualTo(bench.query("select claim_id from current_claim where standing = 'final' order by 1"));
        assertThat(bench.query("select (select count(*) from cclf2) + (select count(*) from cclf5)"
                        + " + (select count(*) from cclf6) + (select count(*) from cclf7)"))
                .isEqualTo(bench.query("select sum(line_count) from current_claim where standing = 'final'"));
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void a_stay_of_v2_has_a_header_a_line_procedures_and_diagnoses() throws Exception {
        bench.samples(folder, "v2").run("cclf1", "cclf2", "cclf3", "cclf4");

        assertThat(values("cclf1", "333333222222"))
                .containsExactly(
                        "cur_clm_uniq_id=333333222222 prvdr_oscar_num=777776 bene_mbi_id=3456789 clm_type_cd=60"
                                + " clm_from_dt=2016-01-15 clm_thru_dt=2016-01-27 clm_bill_fac_type_cd=1 clm_bill_clsfctn_cd=1"
                                + " prncpl_dgns_cd=A40 admtg_dgns_cd=A37 clm_mdcr_npmt_rsn_cd=A clm_pmt_amt=7699.48"
                                + " clm_nch_prmry_pyr_cd=A bene_ptnt_stus_cd=51 dgns_drg_cd=695 fac_prvdr_npi_num=0000000000"
                                + " oprtg_prvdr_npi_num=3333444555 atndg_prvdr_npi_num=161999999 othr_prvdr_npi_num=161943433"
                                + " clm_adjsmt_type_cd=0 clm_efctv_dt=2016-02-26 clm_admsn_type_cd=1 clm_admsn_src_cd=4"
                                + " clm_bill_freq_cd=1 clm_query_cd=3 dgns_prcdr_icd_ind=0 clm_mdcr_instnl_tot_chrg_amt=84999.37"
                                + " clm_mdcr_ip_pps_cptl_ime_amt=68.58 clm_oprtnl_ime_amt=66125.51"
                                + " clm_mdcr_ip_pps_dsprprtnt_amt=25.09 clm_hipps_uncompd_care_amt=120.56"
                                + " clm_oprtnl_dsprprtnt_amt=25.00 clm_blg_prvdr_oscar_num=777776"
                                + " clm_blg_prvdr_npi_num=0000000000 clm_oprtg_prvdr_npi_num=3333444555"
                                + " clm_atndg_prvdr_npi_num=161999999 clm_othr_prvdr_npi_num=161943433"
                                + " clm_cntl_num=28486613848 clm_cntrctr_num=8299");
        assertThat(values("cclf2", "333333222222"))
                .containsExactly("cur_clm_uniq_id=333333222222 clm_line_num=1 bene_mbi_id=3456789 clm_type_cd=60"
                        + " clm_line_prod_rev_ctr_cd=6767 clm_line_hcpcs_cd=M55 prvdr_oscar_num=777776"
                        + " clm_from_dt=2016-01-15 clm_thru_dt=2016-01-27 clm_fac_prvdr_oscar_num=777776");
        assertThat(bench.query(
                        "select clm_val_sqnc_num, clm_prcdr_cd, clm_prcdr_prfrm_dt, dgns_prcdr_icd_ind from cclf3"
                                + " where cur_clm_uniq_id = '333333222222' and clm_val_sqnc_num in (1, 6) order by 1"))
                .containsExactly("1 BQ0HZZZ 2016-01-16 0", "6 F00ZCKZ 2016-01-24 0");
        assertThat(bench.query("select clm_prod_type_cd, clm_val_sqnc_num, clm_dgns_cd, clm_poa_ind from cclf4"
                        + " where cur_clm_uniq_id = '333333222222' order by 2"))
                .containsExactly(
                        "D 1 A40 Y", "D 3 A52 N", "D 4 A06 N", "D 5 A15 N", "D 6 B01 N", "E 7 A01 N", "E 8 A02 Y");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void lines_of_part_b_and_a_drug_event_of_v2_have_what_no_table_has_a_column_for() throws Exception {
        bench.samples(folder, "v2").run("cclf5", "cclf6", "cclf7");

        assertThat(values("cclf5", "9991831999"))
                .containsExactly("cur_clm_uniq_id=9991831999 clm_line_num=6 bene_mbi_id=3456789 clm_type_cd=71"
                        + " clm_from_dt=1999-10-27 clm_thru_dt=1999-10-27 rndrg_prvdr_type_cd=0 clm_prvdr_spclty_cd=41"
                        + " clm_fed_type_srvc_cd=1 clm_pos_cd=11 clm_line_from_dt=1999-10-27 clm_line_thru_dt=1999-10-27"
                        + " clm_line_hcpcs_cd=92999 clm_line_cvrd_pd_amt=37.50 clm_line_prmry_pyr_cd=E clm_line_dgns_cd=A52"
                        + " clm_rndrg_prvdr_tax_num=204299999 rndrg_prvdr_npi_num=1923124 clm_carr_pmt_dnl_cd=1"
                        + " clm_prcsg_ind_cd=A clm_adjsmt_type_cd=0 clm_efctv_dt=1999-11-06 clm_cntl_num=74655592568216"
                        + " clm_line_alowd_chrg_amt=47.84 clm_line_srvc_unit_qty=1.0000 hcpcs_1_mdfr_cd=LT clm_disp_cd=1"
                        + " clm_dgns_1_cd=A02 clm_dgns_2_cd=A06 clm_dgns_3_cd=B04 clm_dgns_4_cd=B05 clm_dgns_5_cd=A52"
                        + " dgns_prcdr_icd_ind=0 hcpcs_betos_cd=T2D clm_rndrg_prvdr_npi_num=1923124"
                        + " clm_rfrg_prvdr_npi_num=8765676 clm_cntrctr_num=61026");
        assertThat(bench.query("select cur_clm_uniq_id, clm_line_num, clm_line_hcpcs_cd, clm_line_cvrd_pd_amt,"
                        + " clm_line_alowd_chrg_amt, payto_prvdr_npi_num, clm_prmry_pyr_cd from cclf6"))
                .containsExactly("2188888888 1 345 123.45 129.45 1244444444 E");
        assertThat(values("cclf7", "89"))
                .containsExactly("cur_clm_uniq_id=89 bene_mbi_id=3456789 clm_line_ndc_cd=000000000"
                        + " clm_line_from_dt=2015-05-12 clm_srvc_prvdr_gnrc_id_num=1023011079 clm_dspnsng_stus_cd=P"
                        + " clm_daw_prod_slctn_cd=0 clm_line_srvc_unit_qty=60.0000 clm_line_days_suply_qty=30"
                        + " clm_prsbng_prvdr_gnrc_id_num=1750384806 clm_line_bene_pmt_amt=235.85 clm_adjsmt_type_cd=0"
                        + " clm_line_rx_srvc_rfrnc_num=799999 clm_line_rx_fill_num=3 clm_phrmcy_srvc_type_cd=01");
    }

    @Test
    void the_diagnosis_of_a_line_is_the_first_by_number_without_its_point() throws Exception {
        carrier("claim", "api_version", "v3", "claim_source", "NCH", "is_final_action", true, "eob_type", "CARRIER");
        carrier("claim_line", "line_number", 1);
        carrier("claim_line_dx", "line_number", 1, "diagnosis_sequence", 3, "code", "A01.1");
        carrier("claim_line_dx", "line_number", 1, "diagnosis_sequence", 2, "code", "Z99.2");

        bench.run("cclf5");

        assertThat(bench.query("select clm_line_dgns_cd from cclf5")).containsExactly("Z992");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void the_same_of_v3_comes_from_other_variables() throws Exception {
        bench.samples(folder, "v3").run("cclf1", "cclf7");

        assertThat(bench.query("select clm_pmt_amt, clm_efctv_dt, othr_prvdr_npi_num, clm_mdcr_ip_pps_cptl_ime_amt,"
                        + " clm_oprtnl_ime_amt, clm_mdcr_ip_pps_dsprprtnt_amt, clm_hipps_uncompd_care_amt,"
                        + " clm_oprtnl_dsprprtnt_amt, prncpl_dgns_cd, admtg_dgns_cd from cclf1"
                        + " where cur_clm_uniq_id = '566745788569'"))
                .containsExactly("81896.40 2025-08-26 1023051596 22.08 0.00 3353.72 129.34 0.00 W5922XA E0290");
        assertThat(values("cclf7", "1409088853940"))
                .containsExactly("cur_clm_uniq_id=1409088853940 clm_line_ndc_cd=00338004904 clm_type_cd=03"
                        + " clm_line_from_dt=2025-08-10 prvdr_srvc_id_qlfyr_cd=01 clm_srvc_prvdr_gnrc_id_num=1649041195"
                        + " clm_daw_prod_slctn_cd=2 clm_line_srvc_unit_qty=10.0000 clm_line_days_suply_qty=2"
                        + " prvdr_prsbng_id_qlfyr_cd=01 clm_prsbng_prvdr_gnrc_id_num=1437702123 clm_line_bene_pmt_amt=0.00"
                        + " clm_adjsmt_type_cd=1 clm_efctv_dt=2025-11-12 clm_idr_ld_dt=9999-12-31"
                        + " clm_line_rx_srvc_rfrnc_num=15180.94 clm_line_rx_fill_num=1 clm_phrmcy_srvc_type_cd=08");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void people_have_their_entitlement_and_their_earlier_numbers() throws Exception {
        bench.samples(folder, "v2").run("cclf8", "cclf9");

        assertThat(bench.query("select bene_mbi_id, bene_dob, bene_sex_cd, bene_race_cd, bene_mdcr_stus_cd,"
                        + " bene_dual_stus_cd, bene_1st_name, bene_midl_name, bene_last_name, bene_orgnl_entlmt_rsn_cd,"
                        + " bene_entlmt_buyin_ind, bene_part_a_enrlmt_bgn_dt, bene_part_b_enrlmt_bgn_dt, geo_usps_state_cd,"
                        + " geo_zip5_cd from cclf8"))
                .containsExactly("3456789 1981-03-17 1 1 20 ** John A Doe 1 C 2020-03-17 2021-07-17 MO 12345");
        assertThat(bench.query("select hicn_mbi_xref_ind, crnt_num, prvs_num from cclf9"))
                .containsExactly("M 3456789 3456689", "M 3456789 543217066", "M 3456789 9AB2WW3GR44");
    }

    @Test
    @EnabledIf("io.github.bcdacamel.marts.MartBench#hasSamples")
    void race_of_v3_gets_the_code_of_cms_and_earlier_numbers_their_time() throws Exception {
        bench.samples(folder, "v3").run("cclf8", "cclf9");

        assertThat(
                        bench.query(
                                "select bene_last_name, bene_sex_cd, bene_race_cd, bene_mdcr_stus_cd,"
                                        + " bene_part_a_enrlmt_bgn_dt, bene_entlmt_buyin_ind is null from cclf8 where bene_last_name = 'Jones'"))
                .containsExactly("Jones 1 6 21 2024-01-01 false");
        assertThat(bench.query("select crnt_num, prvs_num, prvs_id_efctv_dt, prvs_id_obslt_dt from cclf9"))
                .containsExactly(
                        "2B19C89AA35 2B19C89AA36 2020-04-21 2024-12-31",
                        "2B19C89AA42 2B19C89AA39 2020-04-21 -",
                        "2B19C89AA42 2B19C89AA41 2020-04-21 -");
    }

    /** The rows of a claim: each column that is not NULL with its value. */
    private List<String> values(String mart, String claim) throws SQLException {
        List<String> columns = bench.query("select column_name from (describe " + mart + ")");
        List<String> parts = new ArrayList<>();
        for (String column : columns) {
            parts.add("case when %1$s is null then '' else '%1$s=' || %1$s || ' ' end".formatted(column));
        }
        return bench.query("select trim(concat(%s)) from %s where cur_clm_uniq_id = '%s'"
                .formatted(String.join(", ", parts), mart, claim));
    }

    private void carrier(String table, Object... values) throws SQLException {
        List<Object> all =
                new ArrayList<>(List.of("claim_key", "a", "load_id", "1", "source_file", "f", "source_line", 1));
        Collections.addAll(all, values);
        bench.row(table, all.toArray());
    }

    private static List<String> names(String cell) {
        return Pattern.compile("`([a-z0-9_]+)`")
                .matcher(cell)
                .results()
                .map(name -> name.group(1))
                .toList();
    }
}
