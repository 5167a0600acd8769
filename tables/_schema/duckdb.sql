-- The tables of a feed as views of DuckDB, over the Parquet files. Run it where the tables are: duckdb -init _schema/duckdb.sql
-- From elsewhere, say first where they are: SET file_search_path = '/data/acme/tables';
-- Loads that come later are there at once; one that is not whole yet is not. What columns mean is in duckdb_columns().

-- One row for each load: an export whose tables are whole.
CREATE OR REPLACE VIEW _load AS
SELECT loadId AS load_id, transactionTime AS transaction_time, since, patientGroup AS patient_group, apiVersion AS api_version,
  files, records, otherRecords AS other_records, rejectedLines AS rejected_lines, rejectedValues AS rejected_values
FROM read_json('_loads/*.json', columns = {loadId: 'VARCHAR', transactionTime: 'TIMESTAMPTZ', since: 'TIMESTAMPTZ',
  patientGroup: 'VARCHAR', apiVersion: 'VARCHAR', files: 'INTEGER', records: 'BIGINT', otherRecords: 'BIGINT', rejectedLines: 'BIGINT', rejectedValues: 'BIGINT'});

CREATE OR REPLACE VIEW "claim" AS
SELECT
  "claim_key",
  "patient_id",
  "claim_id",
  "claim_group_id",
  "control_number",
  "claim_type",
  "eob_type",
  "cms_claim_type",
  "api_version",
  "claim_source",
  "is_final_action",
  "status",
  "outcome",
  "claim_use",
  "claim_start",
  "claim_end",
  "created",
  "processed_date",
  "bill_type",
  "facility_type",
  "drg_code",
  "admission_date",
  "discharge_date",
  "admission_type",
  "admission_source",
  "discharge_status",
  "billing_npi",
  "billing_ccn",
  "facility_npi",
  "attending_npi",
  "operating_npi",
  "rendering_npi",
  "referring_npi",
  "prescribing_npi",
  "total_charge",
  "paid_amount",
  "primary_payer_paid",
  "deductible",
  "coinsurance",
  "noncovered_charge",
  "patient_paid",
  "payment_date",
  "coverage_id",
  "line_count",
  "diagnosis_count",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim" IS 'One row for each claim as CMS sent it: an ExplanationOfBenefit';
COMMENT ON COLUMN "claim"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim"."claim_id" IS 'CMS''s number of the claim, without the type that v2 puts before it; negative numbers are synthetic. CMS: CLM_ID, PDE_ID, CLM_UNIQ_ID. CCLF: CCLF1.CUR_CLM_UNIQ_ID (v3), CCLF2.CUR_CLM_UNIQ_ID (v3), CCLF3.CUR_CLM_UNIQ_ID (v3), CCLF4.CUR_CLM_UNIQ_ID (v3), CCLF5.CUR_CLM_UNIQ_ID (v3), CCLF6.CUR_CLM_UNIQ_ID (v3), CCLF7.CUR_CLM_UNIQ_ID (v3), CCLFA.CUR_CLM_UNIQ_ID (v3), CCLFB.CUR_CLM_UNIQ_ID (v3)';
COMMENT ON COLUMN "claim"."claim_group_id" IS 'What a claim and its adjustments have in common; v2 only. CMS: CLM_GRP_ID';
COMMENT ON COLUMN "claim"."control_number" IS 'The number that the contractor who processed the claim gave it. CMS: FI_DOC_CLM_CNTL_NUM, CARR_CLM_CNTL_NUM, CLM_CNTL_NUM. CCLF: CCLF1.CLM_CNTL_NUM, CCLF5.CLM_CNTL_NUM, CCLF6.CLM_CNTL_NUM';
COMMENT ON COLUMN "claim"."claim_type" IS 'FHIR''s type of claim: institutional, professional or pharmacy, as CMS sends it';
COMMENT ON COLUMN "claim"."eob_type" IS 'CMS''s kind of claim: INPATIENT, OUTPATIENT, SNF, HHA, HOSPICE, CARRIER, DME or PDE';
COMMENT ON COLUMN "claim"."cms_claim_type" IS 'CMS''s code of the claim type, as 60 for inpatient or 71 for carrier; NULL of v2 drug events. CMS: NCH_CLM_TYPE_CD, CLM_TYPE_CD. CCLF: CCLF1.CLM_TYPE_CD, CCLF2.CLM_TYPE_CD, CCLF3.CLM_TYPE_CD, CCLF4.CLM_TYPE_CD, CCLF5.CLM_TYPE_CD, CCLF6.CLM_TYPE_CD, CCLF7.CLM_TYPE_CD, CCLFA.CLM_TYPE_CD, CCLFB.CLM_TYPE_CD';
COMMENT ON COLUMN "claim"."api_version" IS 'The version of the API that the claim comes from: v2 or v3';
COMMENT ON COLUMN "claim"."claim_source" IS 'Which of CMS''s systems the claim comes from: NCH (adjudicated), DDPS (Part D) or SharedSystem (not fully adjudicated); RDA claims have tables of their own. CMS: CLM_SRC_ID';
COMMENT ON COLUMN "claim"."is_final_action" IS 'Whether the claim is final: no adjustment replaced it; NULL if CMS does not say, and then it is not final. CMS: FINAL_ACTION, CLM_FINL_ACTN_IND';
COMMENT ON COLUMN "claim"."status" IS 'FHIR''s status of the record; always active in v3, so use is_final_action. CMS: FINAL_ACTION';
COMMENT ON COLUMN "claim"."outcome" IS 'FHIR''s outcome: complete, or partial if the claim is not fully adjudicated';
COMMENT ON COLUMN "claim"."claim_use" IS 'What the record is for: claim, or preauthorization in v3';
COMMENT ON COLUMN "claim"."claim_start" IS 'The first day of service. CMS: CLM_FROM_DT, SRVC_DT. CCLF: CCLF1.CLM_FROM_DT, CCLF2.CLM_FROM_DT, CCLF3.CLM_FROM_DT, CCLF4.CLM_FROM_DT, CCLF5.CLM_FROM_DT, CCLF6.CLM_FROM_DT';
COMMENT ON COLUMN "claim"."claim_end" IS 'The last day of service. CMS: CLM_THRU_DT, SRVC_DT. CCLF: CCLF1.CLM_THRU_DT, CCLF2.CLM_THRU_DT, CCLF3.CLM_THRU_DT, CCLF4.CLM_THRU_DT, CCLF5.CLM_THRU_DT, CCLF6.CLM_THRU_DT';
COMMENT ON COLUMN "claim"."created" IS 'The day the record was made, as written; in v3 the day the claim took effect. CMS: CLM_EFCTV_DT. CCLF: CCLF1.CLM_EFCTV_DT (v3), CCLF5.CLM_EFCTV_DT (v3), CCLF6.CLM_EFCTV_DT (v3), CCLF7.CLM_EFCTV_DT (v3)';
COMMENT ON COLUMN "claim"."processed_date" IS 'The day CMS processed the claim: the week''s Friday in NCH, else the day of the shared system or DDPS; NULL of v2 drug events. CMS: NCH_WKLY_PROC_DT, CLM_NCH_WKLY_PROC_DT, CLM_CMS_PROC_DT. CCLF: CCLF1.CLM_EFCTV_DT (v2), CCLF5.CLM_EFCTV_DT (v2), CCLF6.CLM_EFCTV_DT (v2)';
COMMENT ON COLUMN "claim"."bill_type" IS 'Type of bill of institutional claims: 3 characters in v2, and in v3 as sent, mostly with a zero before them. CMS: CLM_FAC_TYPE_CD, CLM_SRVC_CLSFCTN_TYPE_CD, CLM_FREQ_CD, CLM_BILL_FAC_TYPE_CD, CLM_BILL_CLSFCTN_CD, CLM_BILL_FREQ_CD. CCLF: CCLF1.CLM_BILL_FAC_TYPE_CD, CCLF1.CLM_BILL_CLSFCTN_CD, CCLF1.CLM_BILL_FREQ_CD';
COMMENT ON COLUMN "claim"."facility_type" IS 'Kind of facility: the first digit of the type of bill. CMS: CLM_FAC_TYPE_CD, CLM_BILL_FAC_TYPE_CD. CCLF: CCLF1.CLM_BILL_FAC_TYPE_CD';
COMMENT ON COLUMN "claim"."drg_code" IS 'Diagnosis related group (MS-DRG) of a stay. CMS: CLM_DRG_CD, DGNS_DRG_CD. CCLF: CCLF1.DGNS_DRG_CD';
COMMENT ON COLUMN "claim"."admission_date" IS 'The day of admission, or the first day of hospice or home health care. CMS: CLM_ADMSN_DT, CLM_HOSPC_START_DT_ID, CLM_ACTV_CARE_FROM_DT. CCLF: CCLFA.CLM_ACTV_CARE_FROM_DT';
COMMENT ON COLUMN "claim"."discharge_date" IS 'The day of discharge. CMS: NCH_BENE_DSCHRG_DT, CLM_DSCHRG_DT';
COMMENT ON COLUMN "claim"."admission_type" IS 'Priority of the admission. CMS: CLM_IP_ADMSN_TYPE_CD, CLM_ADMSN_TYPE_CD. CCLF: CCLF1.CLM_ADMSN_TYPE_CD';
COMMENT ON COLUMN "claim"."admission_source" IS 'Where the patient came from. CMS: CLM_SRC_IP_ADMSN_CD, CLM_ADMSN_SRC_CD. CCLF: CCLF1.CLM_ADMSN_SRC_CD';
COMMENT ON COLUMN "claim"."discharge_status" IS 'Where the patient went, as 01 for home. CMS: PTNT_DSCHRG_STUS_CD, BENE_PTNT_STUS_CD. CCLF: CCLF1.BENE_PTNT_STUS_CD';
COMMENT ON COLUMN "claim"."billing_npi" IS 'NPI of the provider who bills, or of the pharmacy. CMS: ORG_NPI_NUM, CARR_CLM_BLG_NPI_NUM, PRVDR_NPI, SRVC_PRVDR_ID, PRVDR_BLG_PRVDR_NPI_NUM, PRVDR_SRVC_PRVDR_NPI_NUM. CCLF: CCLF1.CLM_BLG_PRVDR_NPI_NUM, CCLF6.CLM_BLG_PRVDR_NPI_NUM, CCLF6.PAYTO_PRVDR_NPI_NUM, CCLF7.CLM_SRVC_PRVDR_GNRC_ID_NUM';
COMMENT ON COLUMN "claim"."billing_ccn" IS 'CMS Certification Number (OSCAR) of the institution that bills. CMS: PRVDR_NUM, CLM_BLG_PRVDR_OSCAR_NUM. CCLF: CCLF1.PRVDR_OSCAR_NUM, CCLF2.PRVDR_OSCAR_NUM, CCLF3.PRVDR_OSCAR_NUM, CCLF4.PRVDR_OSCAR_NUM, CCLF1.CLM_BLG_PRVDR_OSCAR_NUM, CCLF3.CLM_BLG_PRVDR_OSCAR_NUM, CCLF4.CLM_BLG_PRVDR_OSCAR_NUM, CCLF2.CLM_FAC_PRVDR_OSCAR_NUM';
COMMENT ON COLUMN "claim"."facility_npi" IS 'NPI of the facility: of the institution, of the pharmacy, or of the organization behind a carrier claim. CMS: ORG_NPI_NUM, SRVC_PRVDR_ID, PRVDR_BLG_PRVDR_NPI_NUM. CCLF: CCLF1.FAC_PRVDR_NPI_NUM, CCLF7.CLM_SRVC_PRVDR_GNRC_ID_NUM';
COMMENT ON COLUMN "claim"."attending_npi" IS 'NPI of the attending physician. CMS: AT_PHYSN_NPI, PRVDR_ATNDG_PRVDR_NPI_NUM. CCLF: CCLF1.ATNDG_PRVDR_NPI_NUM, CCLF1.CLM_ATNDG_PRVDR_NPI_NUM';
COMMENT ON COLUMN "claim"."operating_npi" IS 'NPI of the operating physician. CMS: OP_PHYSN_NPI, PRVDR_OPRTG_PRVDR_NPI_NUM. CCLF: CCLF1.OPRTG_PRVDR_NPI_NUM, CCLF1.CLM_OPRTG_PRVDR_NPI_NUM';
COMMENT ON COLUMN "claim"."rendering_npi" IS 'NPI of the provider who rendered the services; NULL if lines have different ones, see claim_line. CMS: PRF_PHYSN_NPI, RNDRNG_PHYSN_NPI, PRVDR_NPI, PRVDR_RNDRNG_PRVDR_NPI_NUM. CCLF: CCLF5.RNDRG_PRVDR_NPI_NUM, CCLF5.CLM_RNDRG_PRVDR_NPI_NUM';
COMMENT ON COLUMN "claim"."referring_npi" IS 'NPI of the referring physician. CMS: RFR_PHYSN_NPI, PRVDR_RFRG_PRVDR_NPI_NUM. CCLF: CCLF5.CLM_RFRG_PRVDR_NPI_NUM, CCLF6.ORDRG_PRVDR_NPI_NUM, CCLF6.CLM_RFRG_PRVDR_NPI_NUM';
COMMENT ON COLUMN "claim"."prescribing_npi" IS 'NPI of the prescriber of a drug. CMS: PRSCRBR_ID, PRVDR_PRSCRBNG_PRVDR_NPI_NUM. CCLF: CCLF7.CLM_PRSBNG_PRVDR_GNRC_ID_NUM';
COMMENT ON COLUMN "claim"."total_charge" IS 'What the provider charged; NULL of drug events, see total_drug_cost of claim_line. CMS: CLM_TOT_CHRG_AMT, NCH_CARR_CLM_SBMTD_CHRG_AMT, CLM_SBMT_CHRG_AMT. CCLF: CCLF1.CLM_MDCR_INSTNL_TOT_CHRG_AMT';
COMMENT ON COLUMN "claim"."paid_amount" IS 'What Medicare paid for the claim; NULL of drug events, see plan_paid of claim_line. CMS: CLM_PMT_AMT. CCLF: CCLF1.CLM_PMT_AMT';
COMMENT ON COLUMN "claim"."primary_payer_paid" IS 'What a payer before Medicare paid; v2 sends it for carrier and DME claims under the name of the total charge. CMS: NCH_PRMRY_PYR_CLM_PD_AMT, CARR_CLM_PRMRY_PYR_PD_AMT, CLM_MDCR_INSTNL_PRMRY_PYR_AMT, CLM_MDCR_PRFNL_PRMRY_PYR_AMT';
COMMENT ON COLUMN "claim"."deductible" IS 'The deductible that the patient owes. CMS: CARR_CLM_CASH_DDCTBL_APLD_AMT, NCH_BENE_IP_DDCTBL_AMT, NCH_BENE_PTB_DDCTBL_AMT, CLM_MDCR_DDCTBL_AMT. CCLF: CCLFA.CLM_MDCR_DDCTBL_AMT, CCLFB.CLM_MDCR_DDCTBL_AMT';
COMMENT ON COLUMN "claim"."coinsurance" IS 'The coinsurance that the patient owes; v2 has none for carrier, DME, HHA and hospice claims. CMS: NCH_BENE_PTA_COINSRNC_LBLTY_AM, NCH_BENE_PTB_COINSRNC_AMT, CLM_MDCR_COINSRNC_AMT. CCLF: CCLFA.CLM_MDCR_COINSRNC_AMT';
COMMENT ON COLUMN "claim"."noncovered_charge" IS 'Charges that Medicare does not cover. CMS: NCH_IP_NCVRD_CHRG_AMT, CLM_NCVRD_CHRG_AMT. CCLF: CCLFA.CLM_NCVRD_CHRG_AMT';
COMMENT ON COLUMN "claim"."patient_paid" IS 'What the patient paid; in v2 known of drug events only. CMS: PTNT_PAY_AMT, CLM_BENE_PMT_AMT. CCLF: CCLF7.CLM_LINE_BENE_PMT_AMT';
COMMENT ON COLUMN "claim"."payment_date" IS 'The day of payment; of drug events. CMS: PD_DT, CLM_PD_DT';
COMMENT ON COLUMN "claim"."coverage_id" IS 'The coverage that pays: id of the Coverage; v3 sends only its name';
COMMENT ON COLUMN "claim"."line_count" IS 'How many lines the claim has';
COMMENT ON COLUMN "claim"."diagnosis_count" IS 'How many diagnoses the claim has';
COMMENT ON COLUMN "claim"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_care_team" AS
SELECT
  "claim_key",
  "patient_id",
  "seq",
  "role",
  "npi",
  "id_type",
  "name",
  "specialty_code",
  "taxonomy_code",
  "responsible",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_care_team/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_care_team" IS 'Who took part in a claim: one row for each member of its care team';
COMMENT ON COLUMN "claim_care_team"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_care_team"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim_care_team"."seq" IS 'Number within the claim, to which lines point';
COMMENT ON COLUMN "claim_care_team"."role" IS 'attending, operating, otheroperating, performing (v2) or rendering (v3), referring, prescribing, supervisor or primary';
COMMENT ON COLUMN "claim_care_team"."npi" IS 'NPI of the provider; NULL if CMS has another number, see id_type. CMS: AT_PHYSN_NPI, OP_PHYSN_NPI, OT_PHYSN_NPI, RNDRNG_PHYSN_NPI, PRF_PHYSN_NPI, PRVDR_NPI, RFR_PHYSN_NPI, CARR_CLM_RFRNG_PIN_NUM, PRSCRBR_ID';
COMMENT ON COLUMN "claim_care_team"."id_type" IS 'The kind of the provider''s number: npi, or another one as upin, which is in claim_value';
COMMENT ON COLUMN "claim_care_team"."name" IS 'Name of the provider. CMS: PRVDR_LAST_NAME';
COMMENT ON COLUMN "claim_care_team"."specialty_code" IS 'CMS''s specialty of the provider, of carrier and DME claims. CMS: PRVDR_SPCLTY, CLM_PRVDR_SPCLTY_CD. CCLF: CCLF5.CLM_PRVDR_SPCLTY_CD';
COMMENT ON COLUMN "claim_care_team"."taxonomy_code" IS 'NUCC''s taxonomy code of the provider';
COMMENT ON COLUMN "claim_care_team"."responsible" IS 'Whether the provider answers for the line; of v2 carrier and DME claims';
COMMENT ON COLUMN "claim_care_team"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_care_team"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_care_team"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_care_team"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_diagnosis" AS
SELECT
  "claim_key",
  "patient_id",
  "seq",
  "rank",
  "code",
  "code_nodot",
  "icd_version",
  "type",
  "poa",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_diagnosis/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_diagnosis" IS 'The diagnoses of a claim, one row each';
COMMENT ON COLUMN "claim_diagnosis"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_diagnosis"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim_diagnosis"."seq" IS 'Number within the claim, to which lines point';
COMMENT ON COLUMN "claim_diagnosis"."rank" IS 'The order of importance: 1 is the principal diagnosis, then the others by seq';
COMMENT ON COLUMN "claim_diagnosis"."code" IS 'ICD code, as sent: v3 writes the point. CMS: PRNCPAL_DGNS_CD, ADMTG_DGNS_CD, ICD_DGNS_CD1, FST_DGNS_E_CD, ICD_DGNS_E_CD1, RSN_VISIT_CD1, LINE_ICD_DGNS_CD, CLM_DGNS_CD. CCLF: CCLF1.PRNCPL_DGNS_CD, CCLF1.ADMTG_DGNS_CD, CCLF4.CLM_DGNS_CD, CCLF5.CLM_DGNS_1_CD, CCLF5.CLM_DGNS_2_CD, CCLF5.CLM_DGNS_3_CD, CCLF5.CLM_DGNS_4_CD, CCLF5.CLM_DGNS_5_CD, CCLF5.CLM_DGNS_6_CD, CCLF5.CLM_DGNS_7_CD, CCLF5.CLM_DGNS_8_CD, CCLF5.CLM_DGNS_9_CD, CCLF5.CLM_DGNS_10_CD, CCLF5.CLM_DGNS_11_CD, CCLF5.CLM_DGNS_12_CD';
COMMENT ON COLUMN "claim_diagnosis"."code_nodot" IS 'ICD code without the point, alike in v2 and v3. CMS: CLM_DGNS_CD. CCLF: CCLF1.PRNCPL_DGNS_CD, CCLF1.ADMTG_DGNS_CD, CCLF4.CLM_DGNS_CD, CCLF5.CLM_DGNS_1_CD, CCLF5.CLM_DGNS_2_CD, CCLF5.CLM_DGNS_3_CD, CCLF5.CLM_DGNS_4_CD, CCLF5.CLM_DGNS_5_CD, CCLF5.CLM_DGNS_6_CD, CCLF5.CLM_DGNS_7_CD, CCLF5.CLM_DGNS_8_CD, CCLF5.CLM_DGNS_9_CD, CCLF5.CLM_DGNS_10_CD, CCLF5.CLM_DGNS_11_CD, CCLF5.CLM_DGNS_12_CD';
COMMENT ON COLUMN "claim_diagnosis"."icd_version" IS '9 or 10; NULL if CMS does not know. CMS: PRNCPAL_DGNS_VRSN_CD, ICD_DGNS_VRSN_CD1, CLM_DGNS_PRCDR_ICD_IND. CCLF: CCLF1.DGNS_PRCDR_ICD_IND, CCLF4.DGNS_PRCDR_ICD_IND, CCLF5.DGNS_PRCDR_ICD_IND';
COMMENT ON COLUMN "claim_diagnosis"."type" IS 'principal, admitting, secondary, other, externalcauseofinjury or patientreasonforvisit. CMS: CLM_PROD_TYPE_CD. CCLF: CCLF4.CLM_PROD_TYPE_CD';
COMMENT ON COLUMN "claim_diagnosis"."poa" IS 'Whether it was present on admission, as Y or N; of institutional claims. CMS: CLM_POA_IND_SW1, CLM_E_POA_IND_SW1, CLM_POA_IND. CCLF: CCLF4.CLM_POA_IND';
COMMENT ON COLUMN "claim_diagnosis"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_diagnosis"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_diagnosis"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_diagnosis"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_line" AS
SELECT
  "claim_key",
  "patient_id",
  "line_number",
  "hcpcs",
  "hcpcs_system",
  "ndc",
  "modifier_1",
  "modifier_2",
  "modifier_3",
  "modifier_4",
  "modifier_5",
  "revenue_code",
  "place_of_service",
  "type_of_service",
  "service_start",
  "service_end",
  "quantity",
  "quantity_unit",
  "charge",
  "rate",
  "allowed",
  "paid",
  "provider_paid",
  "patient_paid_to",
  "deductible",
  "blood_deductible",
  "coinsurance",
  "primary_payer_paid",
  "noncovered",
  "rendering_npi",
  "specialty_code",
  "processing_indicator",
  "dx_pointers",
  "days_supply",
  "fill_number",
  "daw_code",
  "total_drug_cost",
  "patient_pay",
  "plan_paid",
  "lics",
  "gap_discount",
  "other_troop",
  "plro",
  "gdc_below_oopt",
  "gdc_above_oopt",
  "claim_source",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_line/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_line" IS 'One row for each line of a claim';
COMMENT ON COLUMN "claim_line"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_line"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim_line"."line_number" IS 'The number of the line within the claim. CMS: CLM_LINE_NUM, LINE_NUM. CCLF: CCLF2.CLM_LINE_NUM, CCLF5.CLM_LINE_NUM, CCLF6.CLM_LINE_NUM, CCLFB.CLM_LINE_NUM';
COMMENT ON COLUMN "claim_line"."hcpcs" IS 'The service: HCPCS or CPT code, else HIPPS code. CMS: HCPCS_CD, CLM_LINE_HCPCS_CD, CLM_REV_APC_HIPPS_CD. CCLF: CCLF2.CLM_LINE_HCPCS_CD, CCLF5.CLM_LINE_HCPCS_CD, CCLF6.CLM_LINE_HCPCS_CD, CCLF2.CLM_REV_APC_HIPPS_CD (v3)';
COMMENT ON COLUMN "claim_line"."hcpcs_system" IS 'The code system of hcpcs, as sent';
COMMENT ON COLUMN "claim_line"."ndc" IS 'The drug: NDC; NULL of a compound of several drugs, see claim_line_detail. CMS: LINE_NDC_CD, REV_CNTR_IDE_NDC_UPC_NUM, PROD_SRVC_ID, CLM_LINE_NDC_CD. CCLF: CCLF7.CLM_LINE_NDC_CD';
COMMENT ON COLUMN "claim_line"."modifier_1" IS 'HCPCS or CPT modifier, the first. CMS: HCPCS_1ST_MDFR_CD, HCPCS_1_MDFR_CD. CCLF: CCLF2.HCPCS_1_MDFR_CD, CCLF5.HCPCS_1_MDFR_CD';
COMMENT ON COLUMN "claim_line"."modifier_2" IS 'HCPCS or CPT modifier, the second. CMS: HCPCS_2ND_MDFR_CD, HCPCS_2_MDFR_CD. CCLF: CCLF2.HCPCS_2_MDFR_CD, CCLF5.HCPCS_2_MDFR_CD';
COMMENT ON COLUMN "claim_line"."modifier_3" IS 'HCPCS or CPT modifier, the third. CMS: HCPCS_3RD_MDFR_CD, HCPCS_3_MDFR_CD. CCLF: CCLF2.HCPCS_3_MDFR_CD, CCLF5.HCPCS_3_MDFR_CD';
COMMENT ON COLUMN "claim_line"."modifier_4" IS 'HCPCS or CPT modifier, the fourth. CMS: HCPCS_4TH_MDFR_CD, HCPCS_4_MDFR_CD. CCLF: CCLF2.HCPCS_4_MDFR_CD, CCLF5.HCPCS_4_MDFR_CD';
COMMENT ON COLUMN "claim_line"."modifier_5" IS 'HCPCS or CPT modifier, the fifth. CMS: HCPCS_5_MDFR_CD. CCLF: CCLF2.HCPCS_5_MDFR_CD, CCLF5.HCPCS_5_MDFR_CD';
COMMENT ON COLUMN "claim_line"."revenue_code" IS 'Revenue center of an institutional line. CMS: REV_CNTR, CLM_LINE_REV_CTR_CD. CCLF: CCLF2.CLM_LINE_PROD_REV_CTR_CD';
COMMENT ON COLUMN "claim_line"."place_of_service" IS 'Place of service of a professional line. CMS: LINE_PLACE_OF_SRVC_CD, CLM_POS_CD. CCLF: CCLF5.CLM_POS_CD, CCLF6.CLM_POS_CD';
COMMENT ON COLUMN "claim_line"."type_of_service" IS 'CMS''s type of service of a professional line. CMS: LINE_CMS_TYPE_SRVC_CD, CLM_FED_TYPE_SRVC_CD. CCLF: CCLF5.CLM_FED_TYPE_SRVC_CD, CCLF6.CLM_FED_TYPE_SRVC_CD';
COMMENT ON COLUMN "claim_line"."service_start" IS 'The first day of the service, or the day the drug was filled. CMS: LINE_1ST_EXPNS_DT, REV_CNTR_DT, SRVC_DT, CLM_LINE_FROM_DT, CLM_LINE_INSTNL_REV_CTR_DT. CCLF: CCLF2.CLM_LINE_INSTNL_REV_CTR_DT, CCLF2.CLM_LINE_FROM_DT, CCLF5.CLM_LINE_FROM_DT, CCLF6.CLM_LINE_FROM_DT, CCLF7.CLM_LINE_FROM_DT';
COMMENT ON COLUMN "claim_line"."service_end" IS 'The last day of the service. CMS: LINE_LAST_EXPNS_DT, REV_CNTR_DT, SRVC_DT, CLM_LINE_THRU_DT, CLM_LINE_INSTNL_REV_CTR_DT. CCLF: CCLF2.CLM_LINE_INSTNL_REV_CTR_DT, CCLF2.CLM_LINE_THRU_DT, CCLF5.CLM_LINE_THRU_DT, CCLF6.CLM_LINE_THRU_DT';
COMMENT ON COLUMN "claim_line"."quantity" IS 'Units of the service, or the quantity dispensed; of v2 institutional lines the revenue center units, because their FHIR quantity is that of the drug, see claim_line_detail. CMS: LINE_SRVC_CNT, REV_CNTR_UNIT_CNT, QTY_DSPNSD_NUM, CLM_LINE_SRVC_UNIT_QTY, CLM_LINE_NDC_QTY. CCLF: CCLF2.CLM_LINE_SRVC_UNIT_QTY, CCLF5.CLM_LINE_SRVC_UNIT_QTY, CCLF7.CLM_LINE_SRVC_UNIT_QTY';
COMMENT ON COLUMN "claim_line"."quantity_unit" IS 'The unit of a quantity dispensed, as ML; NULL of units of service. CMS: CLM_LINE_NDC_QTY_QLFYR_CD';
COMMENT ON COLUMN "claim_line"."charge" IS 'What the provider charged for the line. CMS: LINE_SBMTD_CHRG_AMT, REV_CNTR_TOT_CHRG_AMT, CLM_LINE_SBMT_CHRG_AMT';
COMMENT ON COLUMN "claim_line"."rate" IS 'The rate for one unit of an institutional line; no charge. CMS: REV_CNTR_RATE_AMT, CLM_LINE_INSTNL_RATE_AMT';
COMMENT ON COLUMN "claim_line"."allowed" IS 'What Medicare allows for the line; v2 has none for institutional lines. CMS: LINE_ALOWD_CHRG_AMT, CLM_LINE_ALOWD_CHRG_AMT. CCLF: CCLF5.CLM_LINE_ALOWD_CHRG_AMT, CCLF6.CLM_LINE_ALOWD_CHRG_AMT';
COMMENT ON COLUMN "claim_line"."paid" IS 'What Medicare paid for the line; v2 has none for inpatient and SNF lines, where only the claim has a payment. CMS: LINE_NCH_PMT_AMT, REV_CNTR_PMT_AMT_AMT, CLM_LINE_CVRD_PD_AMT. CCLF: CCLF2.CLM_LINE_CVRD_PD_AMT, CCLF5.CLM_LINE_CVRD_PD_AMT, CCLF6.CLM_LINE_CVRD_PD_AMT';
COMMENT ON COLUMN "claim_line"."provider_paid" IS 'What Medicare paid to the provider for the line; v2 sends it twice for DME lines. CMS: LINE_PRVDR_PMT_AMT, REV_CNTR_PRVDR_PMT_AMT, CLM_LINE_PRVDR_PMT_AMT';
COMMENT ON COLUMN "claim_line"."patient_paid_to" IS 'What Medicare paid to the patient for the line; v2 sends the purchase price of DME lines under the same variable, as paid to the provider. CMS: LINE_BENE_PMT_AMT, REV_CNTR_BENE_PMT_AMT, CLM_LINE_BENE_PD_AMT';
COMMENT ON COLUMN "claim_line"."deductible" IS 'The deductible that the patient owes for the line, without blood. CMS: LINE_BENE_PTB_DDCTBL_AMT, REV_CNTR_CASH_DDCTBL_AMT, CLM_LINE_MDCR_DDCTBL_AMT. CCLF: CCLFB.CLM_LINE_MDCR_DDCTBL_AMT';
COMMENT ON COLUMN "claim_line"."blood_deductible" IS 'The deductible that the patient owes for blood. CMS: REV_CNTR_BLOOD_DDCTBL_AMT, CLM_LINE_BLOOD_DDCTBL_AMT';
COMMENT ON COLUMN "claim_line"."coinsurance" IS 'The coinsurance that the patient owes for the line, adjusted for wages. CMS: LINE_COINSRNC_AMT, REV_CNTR_COINSRNC_WGE_ADJSTD_C, CLM_LINE_MDCR_COINSRNC_AMT, CLM_LINE_INSTNL_ADJSTD_AMT';
COMMENT ON COLUMN "claim_line"."primary_payer_paid" IS 'What payers before Medicare paid for the line; of institutional lines the first and the second together. CMS: LINE_BENE_PRMRY_PYR_PD_AMT, REV_CNTR_1ST_MSP_PD_AMT, REV_CNTR_2ND_MSP_PD_AMT, CLM_BENE_PRMRY_PYR_PD_AMT, CLM_LINE_INSTNL_MSP1_PD_AMT, CLM_LINE_INSTNL_MSP2_PD_AMT';
COMMENT ON COLUMN "claim_line"."noncovered" IS 'Charges of the line that Medicare does not cover. CMS: REV_CNTR_NCVRD_CHRG_AMT, CLM_LINE_NCVRD_CHRG_AMT';
COMMENT ON COLUMN "claim_line"."rendering_npi" IS 'NPI of the provider who rendered the service; in v3, where lines do not say, the only one of the claim. CMS: PRF_PHYSN_NPI, RNDRNG_PHYSN_NPI, PRVDR_NPI, PRVDR_RNDRNG_PRVDR_NPI_NUM. CCLF: CCLF5.RNDRG_PRVDR_NPI_NUM, CCLF5.CLM_RNDRG_PRVDR_NPI_NUM';
COMMENT ON COLUMN "claim_line"."specialty_code" IS 'CMS''s specialty of the provider of a professional line. CMS: PRVDR_SPCLTY, CLM_PRVDR_SPCLTY_CD. CCLF: CCLF5.CLM_PRVDR_SPCLTY_CD';
COMMENT ON COLUMN "claim_line"."processing_indicator" IS 'Whether a professional line was allowed or why not, as A for allowed. CMS: LINE_PRCSG_IND_CD, CLM_PRCSG_IND_CD. CCLF: CCLF5.CLM_PRCSG_IND_CD, CCLF6.CLM_PRCSG_IND_CD';
COMMENT ON COLUMN "claim_line"."dx_pointers" IS 'The diagnoses of the line: their seq in claim_diagnosis, as 1,5. CMS: LINE_ICD_DGNS_CD, CLM_LINE_DGNS_CD';
COMMENT ON COLUMN "claim_line"."days_supply" IS 'For how many days the drug lasts. CMS: DAYS_SUPLY_NUM, CLM_LINE_DAYS_SUPLY_QTY. CCLF: CCLF7.CLM_LINE_DAYS_SUPLY_QTY';
COMMENT ON COLUMN "claim_line"."fill_number" IS '0 for the first fill, 1 for the first refill. CMS: FILL_NUM, CLM_LINE_RX_FILL_NUM. CCLF: CCLF7.CLM_LINE_RX_FILL_NUM';
COMMENT ON COLUMN "claim_line"."daw_code" IS 'Dispensed as written: why this product. CMS: DAW_PROD_SLCTN_CD, CLM_DAW_PROD_SLCTN_CD. CCLF: CCLF7.CLM_DAW_PROD_SLCTN_CD';
COMMENT ON COLUMN "claim_line"."total_drug_cost" IS 'What the drug cost in all. CMS: TOT_RX_CST_AMT';
COMMENT ON COLUMN "claim_line"."patient_pay" IS 'What the patient paid for the drug. CMS: PTNT_PAY_AMT, CLM_LINE_BENE_PMT_AMT, CLM_BENE_PMT_AMT. CCLF: CCLF7.CLM_LINE_BENE_PMT_AMT';
COMMENT ON COLUMN "claim_line"."plan_paid" IS 'What the Part D plan paid. CMS: CVRD_D_PLAN_PD_AMT, CLM_LINE_CVRD_PD_AMT';
COMMENT ON COLUMN "claim_line"."lics" IS 'Low income cost sharing subsidy. CMS: LICS_AMT, CLM_LINE_LIS_AMT';
COMMENT ON COLUMN "claim_line"."gap_discount" IS 'The manufacturer''s discount in the coverage gap. CMS: RPTD_GAP_DSCNT_NUM, CLM_LINE_RPTD_GAP_DSCNT_AMT, CLM_RPTD_MFTR_DSCNT_AMT';
COMMENT ON COLUMN "claim_line"."other_troop" IS 'Other payments that count as the patient''s own (true out of pocket). CMS: OTHR_TROOP_AMT, CLM_LINE_OTHR_TP_PD_AMT';
COMMENT ON COLUMN "claim_line"."plro" IS 'What other payers took off the patient''s share. CMS: PLRO_AMT, CLM_LINE_PLRO_AMT';
COMMENT ON COLUMN "claim_line"."gdc_below_oopt" IS 'Gross drug cost below the out-of-pocket threshold. CMS: GDC_BLW_OOPT_AMT, CLM_LINE_GRS_BLW_THRSHLD_AMT';
COMMENT ON COLUMN "claim_line"."gdc_above_oopt" IS 'Gross drug cost above the out-of-pocket threshold. CMS: GDC_ABV_OOPT_AMT, CLM_LINE_GRS_ABOVE_THRSHLD_AMT';
COMMENT ON COLUMN "claim_line"."claim_source" IS 'Which of CMS''s systems the line''s claim comes from: NCH (adjudicated), DDPS (Part D) or SharedSystem (not fully adjudicated); RDA claims have tables of their own. CMS: CLM_SRC_ID';
COMMENT ON COLUMN "claim_line"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_line"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_line"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_line"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_line_detail" AS
SELECT
  "claim_key",
  "patient_id",
  "line_number",
  "detail_number",
  "ndc",
  "quantity",
  "quantity_unit",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_line_detail/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_line_detail" IS 'The drugs of a line with their quantities: ingredients of a compound, or what an institutional or professional line says of its drug';
COMMENT ON COLUMN "claim_line_detail"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_line_detail"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim_line_detail"."line_number" IS 'The number of the line within the claim. CMS: CLM_LINE_NUM, LINE_NUM. CCLF: CCLF2.CLM_LINE_NUM, CCLF5.CLM_LINE_NUM, CCLF6.CLM_LINE_NUM, CCLFB.CLM_LINE_NUM';
COMMENT ON COLUMN "claim_line_detail"."detail_number" IS 'The number of the drug within the line';
COMMENT ON COLUMN "claim_line_detail"."ndc" IS 'The drug: NDC. CMS: CLM_LINE_NDC_CD, REV_CNTR_IDE_NDC_UPC_NUM';
COMMENT ON COLUMN "claim_line_detail"."quantity" IS 'How much of it. CMS: CLM_LINE_NDC_QTY, REV_CNTR_NDC_QTY';
COMMENT ON COLUMN "claim_line_detail"."quantity_unit" IS 'The unit of the quantity, as ML. CMS: CLM_LINE_NDC_QTY_QLFYR_CD, REV_CNTR_NDC_QTY_QLFR_CD';
COMMENT ON COLUMN "claim_line_detail"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_line_detail"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_line_detail"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_line_detail"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_line_dx" AS
SELECT
  "claim_key",
  "patient_id",
  "line_number",
  "diagnosis_sequence",
  "code",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_line_dx/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_line_dx" IS 'The diagnoses of the lines of a claim: one row for each diagnosis of a line';
COMMENT ON COLUMN "claim_line_dx"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_line_dx"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim_line_dx"."line_number" IS 'The number of the line within the claim. CMS: CLM_LINE_NUM, LINE_NUM. CCLF: CCLF2.CLM_LINE_NUM, CCLF5.CLM_LINE_NUM, CCLF6.CLM_LINE_NUM, CCLFB.CLM_LINE_NUM';
COMMENT ON COLUMN "claim_line_dx"."diagnosis_sequence" IS 'The diagnosis: its seq in claim_diagnosis';
COMMENT ON COLUMN "claim_line_dx"."code" IS 'ICD code of the diagnosis, as sent. CMS: LINE_ICD_DGNS_CD, CLM_LINE_DGNS_CD. CCLF: CCLF5.CLM_LINE_DGNS_CD';
COMMENT ON COLUMN "claim_line_dx"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_line_dx"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_line_dx"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_line_dx"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_procedure" AS
SELECT
  "claim_key",
  "patient_id",
  "seq",
  "code",
  "icd_version",
  "procedure_date",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_procedure/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_procedure" IS 'The procedures of an institutional claim, one row each';
COMMENT ON COLUMN "claim_procedure"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_procedure"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "claim_procedure"."seq" IS 'Number within the claim';
COMMENT ON COLUMN "claim_procedure"."code" IS 'ICD procedure code, as sent. CMS: ICD_PRCDR_CD1, CLM_PRCDR_CD. CCLF: CCLF3.CLM_PRCDR_CD';
COMMENT ON COLUMN "claim_procedure"."icd_version" IS '9 or 10; NULL if CMS does not know. CMS: ICD_PRCDR_VRSN_CD1, CLM_DGNS_PRCDR_ICD_IND. CCLF: CCLF3.DGNS_PRCDR_ICD_IND';
COMMENT ON COLUMN "claim_procedure"."procedure_date" IS 'The day of the procedure, as written. CMS: PRCDR_DT1, CLM_PRCDR_PRFRM_DT. CCLF: CCLF3.CLM_PRCDR_PRFRM_DT';
COMMENT ON COLUMN "claim_procedure"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_procedure"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_procedure"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_procedure"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "claim_value" AS
SELECT
  "claim_key",
  "patient_id",
  "line_number",
  "element",
  "element_seq",
  "variable",
  "category_code",
  "value_type",
  "code_system",
  "code",
  "amount",
  "quantity",
  "value_date",
  "period_start",
  "period_end",
  "text",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('claim_value/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "claim_value" IS 'Every value of a claim, one row each, whatever the other tables hold of it: nothing is lost';
COMMENT ON COLUMN "claim_value"."claim_key" IS 'The claim: id of the ExplanationOfBenefit';
COMMENT ON COLUMN "claim_value"."patient_id" IS 'The enrollee: id of the Patient';
COMMENT ON COLUMN "claim_value"."line_number" IS 'The line that the value belongs to; NULL if it belongs to the claim as a whole';
COMMENT ON COLUMN "claim_value"."element" IS 'The FHIR element that holds the value, as item.adjudication';
COMMENT ON COLUMN "claim_value"."element_seq" IS 'The number of that element within its list: its sequence where it has one, else its position from 1';
COMMENT ON COLUMN "claim_value"."variable" IS 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s';
COMMENT ON COLUMN "claim_value"."category_code" IS 'The general category that FHIR gives the value, as submitted; never use it to choose amounts';
COMMENT ON COLUMN "claim_value"."value_type" IS 'The FHIR data type of the value';
COMMENT ON COLUMN "claim_value"."code_system" IS 'The system of a code, or of an identifier';
COMMENT ON COLUMN "claim_value"."code" IS 'A code, or the value of an identifier; what it is called stands in code_dictionary';
COMMENT ON COLUMN "claim_value"."amount" IS 'An amount in US dollars';
COMMENT ON COLUMN "claim_value"."quantity" IS 'A quantity, or another number';
COMMENT ON COLUMN "claim_value"."value_date" IS 'A date';
COMMENT ON COLUMN "claim_value"."period_start" IS 'The first day of a period';
COMMENT ON COLUMN "claim_value"."period_end" IS 'The last day of a period';
COMMENT ON COLUMN "claim_value"."text" IS 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding';
COMMENT ON COLUMN "claim_value"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "claim_value"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "claim_value"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "claim_value"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "code_dictionary" AS
SELECT
  "system",
  "code",
  "display",
  "load_id",
  export
FROM read_parquet('code_dictionary/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "code_dictionary" IS 'What codes are called, as the records of the load say it';
COMMENT ON COLUMN "code_dictionary"."system" IS 'The system of the code';
COMMENT ON COLUMN "code_dictionary"."code" IS 'The code';
COMMENT ON COLUMN "code_dictionary"."display" IS 'What it is called';
COMMENT ON COLUMN "code_dictionary"."load_id" IS 'The load: id of the export';

CREATE OR REPLACE VIEW "coverage" AS
SELECT
  "coverage_id",
  "patient_id",
  "part",
  "status",
  "period_start",
  "period_end",
  "type_code",
  "subscriber_id",
  "medicare_status_code",
  "orec",
  "crec",
  "esrd_ind",
  "termination_code",
  "dual_status_code",
  "contract_id",
  "pbp_id",
  "reference_year",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('coverage/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "coverage" IS 'The parts of Medicare that people are enrolled in: one row for each Coverage record';
COMMENT ON COLUMN "coverage"."coverage_id" IS 'The coverage: id of the Coverage';
COMMENT ON COLUMN "coverage"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "coverage"."part" IS 'Part of Medicare: A, B, C or D; DUAL for Medicaid beside it, in v3 only';
COMMENT ON COLUMN "coverage"."status" IS 'active, or cancelled when it has ended';
COMMENT ON COLUMN "coverage"."period_start" IS 'First day of the coverage. CMS: COVSTART, BENE_ENRLMT_BGN_DT, BENE_MDCD_ELGBLTY_BGN_DT. CCLF: CCLF8.BENE_PART_A_ENRLMT_BGN_DT, CCLF8.BENE_PART_B_ENRLMT_BGN_DT';
COMMENT ON COLUMN "coverage"."period_end" IS 'Last day of the coverage; NULL or 2099-12-31 as long as it has none. CMS: BENE_RNG_END_DT, BENE_ENRLMT_END_DT, BENE_MDCD_ELGBLTY_END_DT';
COMMENT ON COLUMN "coverage"."type_code" IS 'Type of coverage: HL7''s act code in v2 (SUBSIDIZ), source of payment typology in v3 (1 for Medicare)';
COMMENT ON COLUMN "coverage"."subscriber_id" IS 'The enrollee''s Medicare number. CMS: MBI_NUM, BENE_MBI_ID. CCLF: CCLF8.BENE_MBI_ID, CCLF9.CRNT_NUM';
COMMENT ON COLUMN "coverage"."medicare_status_code" IS 'Why the enrollee has Medicare now, as 10 for age; of parts A and B, and in v2 of part D. CMS: BENE_MDCR_STATUS_CD. CCLF: CCLF8.BENE_MDCR_STUS_CD';
COMMENT ON COLUMN "coverage"."orec" IS 'Original reason for entitlement, as 0 for age; of part A, and in v3 of part B. CMS: BENE_ENTLMT_RSN_ORIG. CCLF: CCLF8.BENE_ORGNL_ENTLMT_RSN_CD';
COMMENT ON COLUMN "coverage"."crec" IS 'Current reason for entitlement; of part A, v2 only. CMS: BENE_ENTLMT_RSN_CURR';
COMMENT ON COLUMN "coverage"."esrd_ind" IS 'Whether the enrollee has end-stage renal disease, as Y or N; of part A, and in v3 of part B. CMS: BENE_ESRD_IND';
COMMENT ON COLUMN "coverage"."termination_code" IS 'Why part A or B ended: v2''s termination code (0 for not ended), v3''s entitlement status in its place (Y for entitled). CMS: BENE_PTA_TRMNTN_CD, BENE_PTB_TRMNTN_CD';
COMMENT ON COLUMN "coverage"."dual_status_code" IS 'What Medicaid pays for the enrollee; v3 only, v2 has it by month in coverage_month. CMS: DUAL_STUS_CD_01, DUAL_STUS_CD_02, DUAL_STUS_CD_03, DUAL_STUS_CD_04, DUAL_STUS_CD_05, DUAL_STUS_CD_06, DUAL_STUS_CD_07, DUAL_STUS_CD_08, DUAL_STUS_CD_09, DUAL_STUS_CD_10, DUAL_STUS_CD_11, DUAL_STUS_CD_12. CCLF: CCLF8.BENE_DUAL_STUS_CD (v3)';
COMMENT ON COLUMN "coverage"."contract_id" IS 'Contract of the plan of part C or D; v3 only, v2 has it by month in coverage_month. CMS: PTC_CNTRCT_ID_01, PTC_CNTRCT_ID_02, PTC_CNTRCT_ID_03, PTC_CNTRCT_ID_04, PTC_CNTRCT_ID_05, PTC_CNTRCT_ID_06, PTC_CNTRCT_ID_07, PTC_CNTRCT_ID_08, PTC_CNTRCT_ID_09, PTC_CNTRCT_ID_10, PTC_CNTRCT_ID_11, PTC_CNTRCT_ID_12, PTD_CNTRCT_ID_01, PTD_CNTRCT_ID_02, PTD_CNTRCT_ID_03, PTD_CNTRCT_ID_04, PTD_CNTRCT_ID_05, PTD_CNTRCT_ID_06, PTD_CNTRCT_ID_07, PTD_CNTRCT_ID_08, PTD_CNTRCT_ID_09, PTD_CNTRCT_ID_10, PTD_CNTRCT_ID_11, PTD_CNTRCT_ID_12';
COMMENT ON COLUMN "coverage"."pbp_id" IS 'The plan within its contract; v3 only, v2 has it by month in coverage_value. CMS: PTC_PBP_ID_01, PTC_PBP_ID_02, PTC_PBP_ID_03, PTC_PBP_ID_04, PTC_PBP_ID_05, PTC_PBP_ID_06, PTC_PBP_ID_07, PTC_PBP_ID_08, PTC_PBP_ID_09, PTC_PBP_ID_10, PTC_PBP_ID_11, PTC_PBP_ID_12, PTD_PBP_ID_01, PTD_PBP_ID_02, PTD_PBP_ID_03, PTD_PBP_ID_04, PTD_PBP_ID_05, PTD_PBP_ID_06, PTD_PBP_ID_07, PTD_PBP_ID_08, PTD_PBP_ID_09, PTD_PBP_ID_10, PTD_PBP_ID_11, PTD_PBP_ID_12';
COMMENT ON COLUMN "coverage"."reference_year" IS 'Year of the months in coverage_month; v2 only. CMS: BENE_ENROLLMT_REF_YR';
COMMENT ON COLUMN "coverage"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "coverage"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "coverage"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "coverage"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "coverage_month" AS
SELECT
  "patient_id",
  "year_month",
  "dual_status",
  "buyin",
  "hmo_ind",
  "ptc_contract",
  "ptd_contract",
  "cost_share_group",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('coverage_month/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "coverage_month" IS 'Enrollment by month, as v2 has it: for each Coverage with a reference year one row for each month of that year';
COMMENT ON COLUMN "coverage_month"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "coverage_month"."year_month" IS 'The month: its first day. CMS: BENE_ENROLLMT_REF_YR';
COMMENT ON COLUMN "coverage_month"."dual_status" IS 'What Medicaid paid for the enrollee. CMS: DUAL_STUS_CD_01, DUAL_STUS_CD_02, DUAL_STUS_CD_03, DUAL_STUS_CD_04, DUAL_STUS_CD_05, DUAL_STUS_CD_06, DUAL_STUS_CD_07, DUAL_STUS_CD_08, DUAL_STUS_CD_09, DUAL_STUS_CD_10, DUAL_STUS_CD_11, DUAL_STUS_CD_12. CCLF: CCLF8.BENE_DUAL_STUS_CD';
COMMENT ON COLUMN "coverage_month"."buyin" IS 'Entitlement to parts A and B, and whether the state paid for them; in rows of parts A and B. CMS: MDCR_ENTLMT_BUYIN_1_IND, MDCR_ENTLMT_BUYIN_2_IND, MDCR_ENTLMT_BUYIN_3_IND, MDCR_ENTLMT_BUYIN_4_IND, MDCR_ENTLMT_BUYIN_5_IND, MDCR_ENTLMT_BUYIN_6_IND, MDCR_ENTLMT_BUYIN_7_IND, MDCR_ENTLMT_BUYIN_8_IND, MDCR_ENTLMT_BUYIN_9_IND, MDCR_ENTLMT_BUYIN_10_IND, MDCR_ENTLMT_BUYIN_11_IND, MDCR_ENTLMT_BUYIN_12_IND. CCLF: CCLF8.BENE_ENTLMT_BUYIN_IND';
COMMENT ON COLUMN "coverage_month"."hmo_ind" IS 'Whether a managed care organization was in charge; in rows of part C. CMS: HMO_IND_01, HMO_IND_02, HMO_IND_03, HMO_IND_04, HMO_IND_05, HMO_IND_06, HMO_IND_07, HMO_IND_08, HMO_IND_09, HMO_IND_10, HMO_IND_11, HMO_IND_12';
COMMENT ON COLUMN "coverage_month"."ptc_contract" IS 'Contract of the plan of part C; in rows of part C. CMS: PTC_CNTRCT_ID_01, PTC_CNTRCT_ID_02, PTC_CNTRCT_ID_03, PTC_CNTRCT_ID_04, PTC_CNTRCT_ID_05, PTC_CNTRCT_ID_06, PTC_CNTRCT_ID_07, PTC_CNTRCT_ID_08, PTC_CNTRCT_ID_09, PTC_CNTRCT_ID_10, PTC_CNTRCT_ID_11, PTC_CNTRCT_ID_12';
COMMENT ON COLUMN "coverage_month"."ptd_contract" IS 'Contract of the plan of part D; in rows of part D. CMS: PTD_CNTRCT_ID_01, PTD_CNTRCT_ID_02, PTD_CNTRCT_ID_03, PTD_CNTRCT_ID_04, PTD_CNTRCT_ID_05, PTD_CNTRCT_ID_06, PTD_CNTRCT_ID_07, PTD_CNTRCT_ID_08, PTD_CNTRCT_ID_09, PTD_CNTRCT_ID_10, PTD_CNTRCT_ID_11, PTD_CNTRCT_ID_12';
COMMENT ON COLUMN "coverage_month"."cost_share_group" IS 'Low-income cost sharing group of part D; in rows of part D. CMS: CST_SHR_GRP_CD_01, CST_SHR_GRP_CD_02, CST_SHR_GRP_CD_03, CST_SHR_GRP_CD_04, CST_SHR_GRP_CD_05, CST_SHR_GRP_CD_06, CST_SHR_GRP_CD_07, CST_SHR_GRP_CD_08, CST_SHR_GRP_CD_09, CST_SHR_GRP_CD_10, CST_SHR_GRP_CD_11, CST_SHR_GRP_CD_12';
COMMENT ON COLUMN "coverage_month"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "coverage_month"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "coverage_month"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "coverage_month"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "coverage_value" AS
SELECT
  "coverage_id",
  "patient_id",
  "element",
  "element_seq",
  "variable",
  "category_code",
  "value_type",
  "code_system",
  "code",
  "amount",
  "quantity",
  "value_date",
  "period_start",
  "period_end",
  "text",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('coverage_value/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "coverage_value" IS 'Every value of a coverage, one row each';
COMMENT ON COLUMN "coverage_value"."coverage_id" IS 'The coverage: id of the Coverage';
COMMENT ON COLUMN "coverage_value"."patient_id" IS 'The enrollee: id of the Patient';
COMMENT ON COLUMN "coverage_value"."element" IS 'The FHIR element that holds the value, as item.adjudication';
COMMENT ON COLUMN "coverage_value"."element_seq" IS 'The number of that element within its list: its sequence where it has one, else its position from 1';
COMMENT ON COLUMN "coverage_value"."variable" IS 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s';
COMMENT ON COLUMN "coverage_value"."category_code" IS 'The general category that FHIR gives the value, as submitted; never use it to choose amounts';
COMMENT ON COLUMN "coverage_value"."value_type" IS 'The FHIR data type of the value';
COMMENT ON COLUMN "coverage_value"."code_system" IS 'The system of a code, or of an identifier';
COMMENT ON COLUMN "coverage_value"."code" IS 'A code, or the value of an identifier; what it is called stands in code_dictionary';
COMMENT ON COLUMN "coverage_value"."amount" IS 'An amount in US dollars';
COMMENT ON COLUMN "coverage_value"."quantity" IS 'A quantity, or another number';
COMMENT ON COLUMN "coverage_value"."value_date" IS 'A date';
COMMENT ON COLUMN "coverage_value"."period_start" IS 'The first day of a period';
COMMENT ON COLUMN "coverage_value"."period_end" IS 'The last day of a period';
COMMENT ON COLUMN "coverage_value"."text" IS 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding';
COMMENT ON COLUMN "coverage_value"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "coverage_value"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "coverage_value"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "coverage_value"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "load_file" AS
SELECT
  "load_id",
  "file",
  "resource_type",
  "bytes",
  "sha256",
  "records",
  "bad_lines",
  "transaction_time",
  "since",
  "patient_group",
  "api_version",
  export
FROM read_parquet('load_file/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "load_file" IS 'The files of a load';
COMMENT ON COLUMN "load_file"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "load_file"."file" IS 'The file, as the export names it';
COMMENT ON COLUMN "load_file"."resource_type" IS 'The type of its records';
COMMENT ON COLUMN "load_file"."bytes" IS 'Its size, inflated';
COMMENT ON COLUMN "load_file"."sha256" IS 'The SHA-256 of these bytes';
COMMENT ON COLUMN "load_file"."records" IS 'How many records it has';
COMMENT ON COLUMN "load_file"."bad_lines" IS 'How many of its lines are no records: see rejected_line';
COMMENT ON COLUMN "load_file"."transaction_time" IS 'The time up to which the export holds changes';
COMMENT ON COLUMN "load_file"."since" IS 'The time from which on changes were asked for; NULL for a full export';
COMMENT ON COLUMN "load_file"."patient_group" IS 'Whose data were asked for: all or runout, empty for Patient/$export; NULL of files that are no export, and of loads of early versions';
COMMENT ON COLUMN "load_file"."api_version" IS 'The version of the API: v2 or v3, which have other patient ids; NULL as patient_group is';

CREATE OR REPLACE VIEW "pac_claim" AS
SELECT
  "claim_key",
  "control_number",
  "mbi",
  "claim_type",
  "claim_source",
  "status",
  "claim_use",
  "claim_start",
  "claim_end",
  "created",
  "bill_type",
  "facility_type",
  "drg_code",
  "admission_type",
  "billing_npi",
  "billing_ccn",
  "total_charge",
  "line_count",
  "diagnosis_count",
  "billing_tax_number",
  "billing_provider_type",
  "billing_specialty_code",
  "mcs_claim_type",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim" IS 'Partially adjudicated claims of v2: one row for each Claim record';
COMMENT ON COLUMN "pac_claim"."claim_key" IS 'The claim: id of the Claim';
COMMENT ON COLUMN "pac_claim"."control_number" IS 'The number that the shared system gave the claim: DCN or ICN; final claims have it too';
COMMENT ON COLUMN "pac_claim"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim"."claim_type" IS 'FHIR''s type of claim: institutional (from FISS) or professional (from MCS)';
COMMENT ON COLUMN "pac_claim"."claim_source" IS 'Always RDA: CMS''s Replicated Data Access, which copies claims of the shared systems before they are final';
COMMENT ON COLUMN "pac_claim"."status" IS 'FHIR''s status of the record: active, or cancelled if the claim was';
COMMENT ON COLUMN "pac_claim"."claim_use" IS 'What the record is for: claim';
COMMENT ON COLUMN "pac_claim"."claim_start" IS 'The first day of service';
COMMENT ON COLUMN "pac_claim"."claim_end" IS 'The last day of service';
COMMENT ON COLUMN "pac_claim"."created" IS 'The day CMS made the record, as written';
COMMENT ON COLUMN "pac_claim"."bill_type" IS 'Type of bill of institutional claims, 3 characters';
COMMENT ON COLUMN "pac_claim"."facility_type" IS 'Kind of facility: the first character of the type of bill';
COMMENT ON COLUMN "pac_claim"."drg_code" IS 'Diagnosis related group (MS-DRG) of a stay. CMS: CLM_DRG_CD';
COMMENT ON COLUMN "pac_claim"."admission_type" IS 'Priority of the admission. CMS: CLM_IP_ADMSN_TYPE_CD';
COMMENT ON COLUMN "pac_claim"."billing_npi" IS 'NPI of the provider who bills';
COMMENT ON COLUMN "pac_claim"."billing_ccn" IS 'CMS Certification Number (OSCAR) of the institution that bills';
COMMENT ON COLUMN "pac_claim"."total_charge" IS 'What the provider charged';
COMMENT ON COLUMN "pac_claim"."line_count" IS 'How many lines the claim has';
COMMENT ON COLUMN "pac_claim"."diagnosis_count" IS 'How many diagnoses the claim has';
COMMENT ON COLUMN "pac_claim"."billing_tax_number" IS 'Tax number of the provider who bills, if CMS shares it';
COMMENT ON COLUMN "pac_claim"."billing_provider_type" IS 'MCS''s type of the provider who bills; of professional claims';
COMMENT ON COLUMN "pac_claim"."billing_specialty_code" IS 'MCS''s specialty of the provider who bills; of professional claims';
COMMENT ON COLUMN "pac_claim"."mcs_claim_type" IS 'MCS''s type of claim; of professional claims';
COMMENT ON COLUMN "pac_claim"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_diagnosis" AS
SELECT
  "claim_key",
  "mbi",
  "seq",
  "rank",
  "code",
  "code_nodot",
  "icd_version",
  "type",
  "poa",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_diagnosis/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_diagnosis" IS 'The diagnoses of partially adjudicated claims of v2, one row each';
COMMENT ON COLUMN "pac_claim_diagnosis"."claim_key" IS 'The claim: id of the Claim';
COMMENT ON COLUMN "pac_claim_diagnosis"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_diagnosis"."seq" IS 'Number within the claim, to which lines point';
COMMENT ON COLUMN "pac_claim_diagnosis"."rank" IS 'The order of importance: 1 is the principal diagnosis, then the others by seq';
COMMENT ON COLUMN "pac_claim_diagnosis"."code" IS 'ICD code, as sent';
COMMENT ON COLUMN "pac_claim_diagnosis"."code_nodot" IS 'ICD code without the point';
COMMENT ON COLUMN "pac_claim_diagnosis"."icd_version" IS '9 or 10; NULL if CMS does not know';
COMMENT ON COLUMN "pac_claim_diagnosis"."type" IS 'principal or admitting; NULL of all others';
COMMENT ON COLUMN "pac_claim_diagnosis"."poa" IS 'Whether it was present on admission, as Y or N; of institutional claims';
COMMENT ON COLUMN "pac_claim_diagnosis"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_diagnosis"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_diagnosis"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_diagnosis"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_line" AS
SELECT
  "claim_key",
  "mbi",
  "line_number",
  "hcpcs",
  "hcpcs_system",
  "modifier_1",
  "modifier_2",
  "modifier_3",
  "modifier_4",
  "revenue_code",
  "service_start",
  "service_end",
  "quantity",
  "dx_pointers",
  "covered_quantity",
  "apc_code",
  "hcpcs_indicator",
  "nonbillable_code",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_line/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_line" IS 'The lines of partially adjudicated claims of v2, one row each; their amounts are not known yet';
COMMENT ON COLUMN "pac_claim_line"."claim_key" IS 'The claim: id of the Claim';
COMMENT ON COLUMN "pac_claim_line"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_line"."line_number" IS 'The number of the line within the claim';
COMMENT ON COLUMN "pac_claim_line"."hcpcs" IS 'The service: HCPCS or CPT code';
COMMENT ON COLUMN "pac_claim_line"."hcpcs_system" IS 'The code system of hcpcs, as sent';
COMMENT ON COLUMN "pac_claim_line"."modifier_1" IS 'HCPCS or CPT modifier, the first';
COMMENT ON COLUMN "pac_claim_line"."modifier_2" IS 'HCPCS or CPT modifier, the second';
COMMENT ON COLUMN "pac_claim_line"."modifier_3" IS 'HCPCS or CPT modifier, the third';
COMMENT ON COLUMN "pac_claim_line"."modifier_4" IS 'HCPCS or CPT modifier, the fourth';
COMMENT ON COLUMN "pac_claim_line"."revenue_code" IS 'Revenue center of an institutional line; CMS sends it under the name of the non-billable code';
COMMENT ON COLUMN "pac_claim_line"."service_start" IS 'The first day of the service';
COMMENT ON COLUMN "pac_claim_line"."service_end" IS 'The last day of the service';
COMMENT ON COLUMN "pac_claim_line"."quantity" IS 'Units billed; of institutional lines';
COMMENT ON COLUMN "pac_claim_line"."dx_pointers" IS 'The diagnosis of a professional line: its seq in pac_claim_diagnosis';
COMMENT ON COLUMN "pac_claim_line"."covered_quantity" IS 'Units covered; of institutional lines';
COMMENT ON COLUMN "pac_claim_line"."apc_code" IS 'Ambulatory payment classification or HIPPS code of an institutional line';
COMMENT ON COLUMN "pac_claim_line"."hcpcs_indicator" IS 'FISS''s indicator of the HCPCS code of an institutional line';
COMMENT ON COLUMN "pac_claim_line"."nonbillable_code" IS 'Why an institutional line is not billable';
COMMENT ON COLUMN "pac_claim_line"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_line"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_line"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_line"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_line_detail" AS
SELECT
  "claim_key",
  "mbi",
  "line_number",
  "detail_number",
  "ndc",
  "quantity",
  "quantity_unit",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_line_detail/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_line_detail" IS 'The drugs of the lines of partially adjudicated claims of v2, one row each';
COMMENT ON COLUMN "pac_claim_line_detail"."claim_key" IS 'The claim: id of the Claim';
COMMENT ON COLUMN "pac_claim_line_detail"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_line_detail"."line_number" IS 'The number of the line within the claim';
COMMENT ON COLUMN "pac_claim_line_detail"."detail_number" IS 'The number of the drug within the line';
COMMENT ON COLUMN "pac_claim_line_detail"."ndc" IS 'The drug: NDC';
COMMENT ON COLUMN "pac_claim_line_detail"."quantity" IS 'How much of it';
COMMENT ON COLUMN "pac_claim_line_detail"."quantity_unit" IS 'The unit of the quantity, as ML';
COMMENT ON COLUMN "pac_claim_line_detail"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_line_detail"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_line_detail"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_line_detail"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_procedure" AS
SELECT
  "claim_key",
  "mbi",
  "seq",
  "code",
  "icd_version",
  "procedure_date",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_procedure/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_procedure" IS 'The procedures of partially adjudicated institutional claims of v2, one row each';
COMMENT ON COLUMN "pac_claim_procedure"."claim_key" IS 'The claim: id of the Claim';
COMMENT ON COLUMN "pac_claim_procedure"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_procedure"."seq" IS 'Number within the claim';
COMMENT ON COLUMN "pac_claim_procedure"."code" IS 'ICD procedure code, as sent';
COMMENT ON COLUMN "pac_claim_procedure"."icd_version" IS '9 or 10; NULL if CMS does not know';
COMMENT ON COLUMN "pac_claim_procedure"."procedure_date" IS 'The day of the procedure, as written';
COMMENT ON COLUMN "pac_claim_procedure"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_procedure"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_procedure"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_procedure"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_response" AS
SELECT
  "claim_response_key",
  "claim_key",
  "control_number",
  "mbi",
  "claim_type",
  "claim_source",
  "status",
  "outcome",
  "claim_use",
  "created",
  "processing_status",
  "status_date",
  "received_date",
  "group_code",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_response/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_response" IS 'Where partially adjudicated claims of v2 stand: one row for each ClaimResponse record';
COMMENT ON COLUMN "pac_claim_response"."claim_response_key" IS 'The answer: id of the ClaimResponse';
COMMENT ON COLUMN "pac_claim_response"."claim_key" IS 'The claim that it answers: claim_key of pac_claim';
COMMENT ON COLUMN "pac_claim_response"."control_number" IS 'The number that the shared system gave the claim: DCN or ICN; final claims have it too';
COMMENT ON COLUMN "pac_claim_response"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_response"."claim_type" IS 'FHIR''s type of claim: institutional (from FISS) or professional (from MCS)';
COMMENT ON COLUMN "pac_claim_response"."claim_source" IS 'Always RDA: CMS''s Replicated Data Access, which copies claims of the shared systems before they are final';
COMMENT ON COLUMN "pac_claim_response"."status" IS 'FHIR''s status of the record: active, or cancelled if the claim was';
COMMENT ON COLUMN "pac_claim_response"."outcome" IS 'How far it is: queued, partial or complete, as CMS reads the processing status';
COMMENT ON COLUMN "pac_claim_response"."claim_use" IS 'What the record is for: claim';
COMMENT ON COLUMN "pac_claim_response"."created" IS 'The day CMS made the record, as written';
COMMENT ON COLUMN "pac_claim_response"."processing_status" IS 'Where the claim stands, by the shared system''s own code';
COMMENT ON COLUMN "pac_claim_response"."status_date" IS 'The day of the processing status';
COMMENT ON COLUMN "pac_claim_response"."received_date" IS 'The day the contractor received the claim';
COMMENT ON COLUMN "pac_claim_response"."group_code" IS 'FISS''s group code; of institutional claims';
COMMENT ON COLUMN "pac_claim_response"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_response"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_response"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_response"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_response_value" AS
SELECT
  "claim_response_key",
  "mbi",
  "line_number",
  "element",
  "element_seq",
  "variable",
  "category_code",
  "value_type",
  "code_system",
  "code",
  "amount",
  "quantity",
  "value_date",
  "period_start",
  "period_end",
  "text",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_response_value/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_response_value" IS 'Every value of the answer to a partially adjudicated claim, one row each';
COMMENT ON COLUMN "pac_claim_response_value"."claim_response_key" IS 'The answer: id of the ClaimResponse';
COMMENT ON COLUMN "pac_claim_response_value"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_response_value"."line_number" IS 'The line that the value belongs to; NULL if it belongs to the claim as a whole';
COMMENT ON COLUMN "pac_claim_response_value"."element" IS 'The FHIR element that holds the value, as item.adjudication';
COMMENT ON COLUMN "pac_claim_response_value"."element_seq" IS 'The number of that element within its list: its sequence where it has one, else its position from 1';
COMMENT ON COLUMN "pac_claim_response_value"."variable" IS 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s';
COMMENT ON COLUMN "pac_claim_response_value"."category_code" IS 'The general category that FHIR gives the value, as submitted; never use it to choose amounts';
COMMENT ON COLUMN "pac_claim_response_value"."value_type" IS 'The FHIR data type of the value';
COMMENT ON COLUMN "pac_claim_response_value"."code_system" IS 'The system of a code, or of an identifier';
COMMENT ON COLUMN "pac_claim_response_value"."code" IS 'A code, or the value of an identifier; what it is called stands in code_dictionary';
COMMENT ON COLUMN "pac_claim_response_value"."amount" IS 'An amount in US dollars';
COMMENT ON COLUMN "pac_claim_response_value"."quantity" IS 'A quantity, or another number';
COMMENT ON COLUMN "pac_claim_response_value"."value_date" IS 'A date';
COMMENT ON COLUMN "pac_claim_response_value"."period_start" IS 'The first day of a period';
COMMENT ON COLUMN "pac_claim_response_value"."period_end" IS 'The last day of a period';
COMMENT ON COLUMN "pac_claim_response_value"."text" IS 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding';
COMMENT ON COLUMN "pac_claim_response_value"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_response_value"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_response_value"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_response_value"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "pac_claim_value" AS
SELECT
  "claim_key",
  "mbi",
  "line_number",
  "element",
  "element_seq",
  "variable",
  "category_code",
  "value_type",
  "code_system",
  "code",
  "amount",
  "quantity",
  "value_date",
  "period_start",
  "period_end",
  "text",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('pac_claim_value/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "pac_claim_value" IS 'Every value of a partially adjudicated claim, one row each';
COMMENT ON COLUMN "pac_claim_value"."claim_key" IS 'The claim: id of the Claim';
COMMENT ON COLUMN "pac_claim_value"."mbi" IS 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient';
COMMENT ON COLUMN "pac_claim_value"."line_number" IS 'The line that the value belongs to; NULL if it belongs to the claim as a whole';
COMMENT ON COLUMN "pac_claim_value"."element" IS 'The FHIR element that holds the value, as item.adjudication';
COMMENT ON COLUMN "pac_claim_value"."element_seq" IS 'The number of that element within its list: its sequence where it has one, else its position from 1';
COMMENT ON COLUMN "pac_claim_value"."variable" IS 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s';
COMMENT ON COLUMN "pac_claim_value"."category_code" IS 'The general category that FHIR gives the value, as submitted; never use it to choose amounts';
COMMENT ON COLUMN "pac_claim_value"."value_type" IS 'The FHIR data type of the value';
COMMENT ON COLUMN "pac_claim_value"."code_system" IS 'The system of a code, or of an identifier';
COMMENT ON COLUMN "pac_claim_value"."code" IS 'A code, or the value of an identifier; what it is called stands in code_dictionary';
COMMENT ON COLUMN "pac_claim_value"."amount" IS 'An amount in US dollars';
COMMENT ON COLUMN "pac_claim_value"."quantity" IS 'A quantity, or another number';
COMMENT ON COLUMN "pac_claim_value"."value_date" IS 'A date';
COMMENT ON COLUMN "pac_claim_value"."period_start" IS 'The first day of a period';
COMMENT ON COLUMN "pac_claim_value"."period_end" IS 'The last day of a period';
COMMENT ON COLUMN "pac_claim_value"."text" IS 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding';
COMMENT ON COLUMN "pac_claim_value"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "pac_claim_value"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "pac_claim_value"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "pac_claim_value"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "patient" AS
SELECT
  "patient_id",
  "mbi_current",
  "birth_date",
  "sex",
  "race_code",
  "race_display",
  "ethnicity_code",
  "death_date",
  "deceased",
  "name_family",
  "name_given",
  "name_suffix",
  "address_line",
  "city",
  "state",
  "zip5",
  "zip9",
  "county_fips",
  "reference_year",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('patient/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "patient" IS 'The people of an export: one row for each Patient record';
COMMENT ON COLUMN "patient"."patient_id" IS 'The enrollee: id of the Patient, to which all other tables refer. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "patient"."mbi_current" IS 'The Medicare number in force: the one that v2 calls current, and of v3''s numbers without an end the one that began last. CMS: MBI_NUM. CCLF: CCLF1.BENE_MBI_ID, CCLF2.BENE_MBI_ID, CCLF3.BENE_MBI_ID, CCLF4.BENE_MBI_ID, CCLF5.BENE_MBI_ID, CCLF6.BENE_MBI_ID, CCLF7.BENE_MBI_ID, CCLF8.BENE_MBI_ID, CCLFA.BENE_MBI_ID, CCLFB.BENE_MBI_ID, CCLF9.CRNT_NUM';
COMMENT ON COLUMN "patient"."birth_date" IS 'Date of birth. CMS: BENE_BIRTH_DT. CCLF: CCLF8.BENE_DOB';
COMMENT ON COLUMN "patient"."sex" IS 'Sex: male, female or unknown. CMS: BENE_SEX_IDENT_CD. CCLF: CCLF8.BENE_SEX_CD';
COMMENT ON COLUMN "patient"."race_code" IS 'Race: CMS''s code in v2 (1 to 6, 0 for unknown), the CDC''s category in v3 (2106-3, or UNK for unknown). CMS: BENE_RACE_CD. CCLF: CCLF8.BENE_RACE_CD';
COMMENT ON COLUMN "patient"."race_display" IS 'Race in words. CMS: BENE_RACE_CD';
COMMENT ON COLUMN "patient"."ethnicity_code" IS 'Ethnicity by the CDC''s code; v3 sends it in place of a race for Hispanic enrollees, v2 has race code 5 for them. CMS: BENE_RACE_CD. CCLF: CCLF8.BENE_RACE_CD (v3)';
COMMENT ON COLUMN "patient"."death_date" IS 'Date of death. CMS: BENE_DEATH_DT. CCLF: CCLF8.BENE_DEATH_DT';
COMMENT ON COLUMN "patient"."deceased" IS 'Whether the record reports a death; never NULL. CMS: BENE_DEATH_DT';
COMMENT ON COLUMN "patient"."name_family" IS 'Last name. CMS: BENE_SRNM_NAME. CCLF: CCLF8.BENE_LAST_NAME';
COMMENT ON COLUMN "patient"."name_given" IS 'First name and middle name or initial, with a space between. CMS: BENE_GVN_NAME, BENE_MDL_NAME. CCLF: CCLF8.BENE_1ST_NAME, CCLF8.BENE_MIDL_NAME';
COMMENT ON COLUMN "patient"."name_suffix" IS 'What follows the name, such as Jr.; CMS sends none today';
COMMENT ON COLUMN "patient"."address_line" IS 'Lines of the mailing address above the city, with commas between; v2 only. CMS: DRVD_LINE_1_ADR, DRVD_LINE_2_ADR, DRVD_LINE_3_ADR, DRVD_LINE_4_ADR, DRVD_LINE_5_ADR, DRVD_LINE_6_ADR. CCLF: CCLF8.BENE_LINE_1_ADR, CCLF8.BENE_LINE_2_ADR, CCLF8.BENE_LINE_3_ADR, CCLF8.BENE_LINE_4_ADR, CCLF8.BENE_LINE_5_ADR, CCLF8.BENE_LINE_6_ADR';
COMMENT ON COLUMN "patient"."city" IS 'City of the mailing address; v2 only. CMS: CITY_NAME. CCLF: CCLF8.GEO_ZIP_PLC_NAME';
COMMENT ON COLUMN "patient"."state" IS 'State of the mailing address. CMS: BENE_STATE_CD. CCLF: CCLF8.GEO_USPS_STATE_CD';
COMMENT ON COLUMN "patient"."zip5" IS 'ZIP code of the mailing address: its first five digits. CMS: BENE_MLG_CNTCT_ZIP_CD. CCLF: CCLF8.GEO_ZIP5_CD';
COMMENT ON COLUMN "patient"."zip9" IS 'ZIP code of the mailing address: all nine digits, if the record has them. CMS: BENE_MLG_CNTCT_ZIP_CD. CCLF: CCLF8.GEO_ZIP5_CD, CCLF8.GEO_ZIP4_CD';
COMMENT ON COLUMN "patient"."county_fips" IS 'FIPS code of the county: always NULL, because neither v2 nor v3 sends one';
COMMENT ON COLUMN "patient"."reference_year" IS 'Year of the enrollment that the record tells of; v2 only. CMS: BENE_ENROLLMT_REF_YR';
COMMENT ON COLUMN "patient"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "patient"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "patient"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "patient"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "patient_identifier" AS
SELECT
  "patient_id",
  "system",
  "value",
  "type",
  "currency",
  "period_start",
  "period_end",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('patient_identifier/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "patient_identifier" IS 'The numbers of people, those of the past included: one row for each identifier of a Patient';
COMMENT ON COLUMN "patient_identifier"."patient_id" IS 'The enrollee: id of the Patient. CMS: BENE_ID, BENE_SK';
COMMENT ON COLUMN "patient_identifier"."system" IS 'What kind of number it is; http://hl7.org/fhir/sid/us-mbi is a Medicare number';
COMMENT ON COLUMN "patient_identifier"."value" IS 'The number. CMS: MBI_NUM, BENE_ID. CCLF: CCLF9.CRNT_NUM, CCLF9.PRVS_NUM';
COMMENT ON COLUMN "patient_identifier"."type" IS 'HL7''s type of the number: MC or MB';
COMMENT ON COLUMN "patient_identifier"."currency" IS 'Whether a Medicare number is current or historic: v2 says it; of v3''s numbers without an end the one that began last is current';
COMMENT ON COLUMN "patient_identifier"."period_start" IS 'First day of the number. CMS: EFCTV_BGN_DT. CCLF: CCLF9.PRVS_ID_EFCTV_DT';
COMMENT ON COLUMN "patient_identifier"."period_end" IS 'Last day of the number; NULL as long as it has none. CMS: EFCTV_END_DT. CCLF: CCLF9.PRVS_ID_OBSLT_DT';
COMMENT ON COLUMN "patient_identifier"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "patient_identifier"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "patient_identifier"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "patient_identifier"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "patient_value" AS
SELECT
  "patient_id",
  "element",
  "element_seq",
  "variable",
  "category_code",
  "value_type",
  "code_system",
  "code",
  "amount",
  "quantity",
  "value_date",
  "period_start",
  "period_end",
  "text",
  "load_id",
  "source_file",
  "source_line",
  "last_updated",
  export
FROM read_parquet('patient_value/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "patient_value" IS 'Every value of an enrollee''s record, one row each';
COMMENT ON COLUMN "patient_value"."patient_id" IS 'The enrollee: id of the Patient';
COMMENT ON COLUMN "patient_value"."element" IS 'The FHIR element that holds the value, as item.adjudication';
COMMENT ON COLUMN "patient_value"."element_seq" IS 'The number of that element within its list: its sequence where it has one, else its position from 1';
COMMENT ON COLUMN "patient_value"."variable" IS 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s';
COMMENT ON COLUMN "patient_value"."category_code" IS 'The general category that FHIR gives the value, as submitted; never use it to choose amounts';
COMMENT ON COLUMN "patient_value"."value_type" IS 'The FHIR data type of the value';
COMMENT ON COLUMN "patient_value"."code_system" IS 'The system of a code, or of an identifier';
COMMENT ON COLUMN "patient_value"."code" IS 'A code, or the value of an identifier; what it is called stands in code_dictionary';
COMMENT ON COLUMN "patient_value"."amount" IS 'An amount in US dollars';
COMMENT ON COLUMN "patient_value"."quantity" IS 'A quantity, or another number';
COMMENT ON COLUMN "patient_value"."value_date" IS 'A date';
COMMENT ON COLUMN "patient_value"."period_start" IS 'The first day of a period';
COMMENT ON COLUMN "patient_value"."period_end" IS 'The last day of a period';
COMMENT ON COLUMN "patient_value"."text" IS 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding';
COMMENT ON COLUMN "patient_value"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "patient_value"."source_file" IS 'The file that the row was read from';
COMMENT ON COLUMN "patient_value"."source_line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "patient_value"."last_updated" IS 'When the server last changed the record: meta.lastUpdated';

CREATE OR REPLACE VIEW "rejected_line" AS
SELECT
  "load_id",
  "file",
  "line",
  "byte_offset",
  "reason",
  export
FROM read_parquet('rejected_line/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "rejected_line" IS 'Lines that could not be read, without their content';
COMMENT ON COLUMN "rejected_line"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "rejected_line"."file" IS 'The file, as the export names it';
COMMENT ON COLUMN "rejected_line"."line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "rejected_line"."byte_offset" IS 'Where the line begins in the inflated file';
COMMENT ON COLUMN "rejected_line"."reason" IS 'Why it is no record';

CREATE OR REPLACE VIEW "rejected_value" AS
SELECT
  "load_id",
  "file",
  "line",
  "resource_id",
  "table_name",
  "column_name",
  "reason",
  export
FROM read_parquet('rejected_value/export=*/*.parquet', hive_partitioning = true, hive_types = {export: VARCHAR}, union_by_name = true)
WHERE export IN (SELECT load_id FROM _load);
COMMENT ON VIEW "rejected_value" IS 'Values that do not fit their column, which is NULL then, without their content';
COMMENT ON COLUMN "rejected_value"."load_id" IS 'The load: id of the export';
COMMENT ON COLUMN "rejected_value"."file" IS 'The file, as the export names it';
COMMENT ON COLUMN "rejected_value"."line" IS 'The line in that file, from 1';
COMMENT ON COLUMN "rejected_value"."resource_id" IS 'The id of the record';
COMMENT ON COLUMN "rejected_value"."table_name" IS 'The table; NULL for last_updated, which all have';
COMMENT ON COLUMN "rejected_value"."column_name" IS 'The column, or the part of the table''s definition';
COMMENT ON COLUMN "rejected_value"."reason" IS 'Why the value does not fit';
