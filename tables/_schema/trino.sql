-- The tables of a feed as external tables of Trino's Hive connector, over the Parquet files, in the schema bcda of the session's
-- catalog. Put the place of the tables for ${tables}:
--   sed 's|${tables}|s3://my-bucket/bcda/acme/tables|' trino.sql | trino --catalog hive --schema bcda
-- Run it again after each load, which sync_partition_metadata finds. The feed writes a load's marker, _loads/<export>.json, last:
-- wait for it. Athena reads the same files, but declares tables in another way: athena.sql.

CREATE SCHEMA IF NOT EXISTS bcda;

CREATE TABLE IF NOT EXISTS "claim" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "claim_id" VARCHAR COMMENT 'CMS''s number of the claim, without the type that v2 puts before it; negative numbers are synthetic',
  "claim_group_id" VARCHAR COMMENT 'What a claim and its adjustments have in common; v2 only',
  "control_number" VARCHAR COMMENT 'The number that the contractor who processed the claim gave it',
  "claim_type" VARCHAR COMMENT 'FHIR''s type of claim: institutional, professional or pharmacy, as CMS sends it',
  "eob_type" VARCHAR COMMENT 'CMS''s kind of claim: INPATIENT, OUTPATIENT, SNF, HHA, HOSPICE, CARRIER, DME or PDE',
  "cms_claim_type" VARCHAR COMMENT 'CMS''s code of the claim type, as 60 for inpatient or 71 for carrier; NULL of v2 drug events',
  "api_version" VARCHAR COMMENT 'The version of the API that the claim comes from: v2 or v3',
  "claim_source" VARCHAR COMMENT 'Which of CMS''s systems the claim comes from: NCH (adjudicated), DDPS (Part D) or SharedSystem (not fully adjudicated); RDA claims have tables of their own',
  "is_final_action" BOOLEAN COMMENT 'Whether the claim is final: no adjustment replaced it; NULL if CMS does not say, and then it is not final',
  "status" VARCHAR COMMENT 'FHIR''s status of the record; always active in v3, so use is_final_action',
  "outcome" VARCHAR COMMENT 'FHIR''s outcome: complete, or partial if the claim is not fully adjudicated',
  "claim_use" VARCHAR COMMENT 'What the record is for: claim, or preauthorization in v3',
  "claim_start" DATE COMMENT 'The first day of service',
  "claim_end" DATE COMMENT 'The last day of service',
  "created" DATE COMMENT 'The day the record was made, as written; in v3 the day the claim took effect',
  "processed_date" DATE COMMENT 'The day CMS processed the claim: the week''s Friday in NCH, else the day of the shared system or DDPS; NULL of v2 drug events',
  "bill_type" VARCHAR COMMENT 'Type of bill of institutional claims: 3 characters in v2, and in v3 as sent, mostly with a zero before them',
  "facility_type" VARCHAR COMMENT 'Kind of facility: the first digit of the type of bill',
  "drg_code" VARCHAR COMMENT 'Diagnosis related group (MS-DRG) of a stay',
  "admission_date" DATE COMMENT 'The day of admission, or the first day of hospice or home health care',
  "discharge_date" DATE COMMENT 'The day of discharge',
  "admission_type" VARCHAR COMMENT 'Priority of the admission',
  "admission_source" VARCHAR COMMENT 'Where the patient came from',
  "discharge_status" VARCHAR COMMENT 'Where the patient went, as 01 for home',
  "billing_npi" VARCHAR COMMENT 'NPI of the provider who bills, or of the pharmacy',
  "billing_ccn" VARCHAR COMMENT 'CMS Certification Number (OSCAR) of the institution that bills',
  "facility_npi" VARCHAR COMMENT 'NPI of the facility: of the institution, of the pharmacy, or of the organization behind a carrier claim',
  "attending_npi" VARCHAR COMMENT 'NPI of the attending physician',
  "operating_npi" VARCHAR COMMENT 'NPI of the operating physician',
  "rendering_npi" VARCHAR COMMENT 'NPI of the provider who rendered the services; NULL if lines have different ones, see claim_line',
  "referring_npi" VARCHAR COMMENT 'NPI of the referring physician',
  "prescribing_npi" VARCHAR COMMENT 'NPI of the prescriber of a drug',
  "total_charge" DECIMAL(18,2) COMMENT 'What the provider charged; NULL of drug events, see total_drug_cost of claim_line',
  "paid_amount" DECIMAL(18,2) COMMENT 'What Medicare paid for the claim; NULL of drug events, see plan_paid of claim_line',
  "primary_payer_paid" DECIMAL(18,2) COMMENT 'What a payer before Medicare paid; v2 sends it for carrier and DME claims under the name of the total charge',
  "deductible" DECIMAL(18,2) COMMENT 'The deductible that the patient owes',
  "coinsurance" DECIMAL(18,2) COMMENT 'The coinsurance that the patient owes; v2 has none for carrier, DME, HHA and hospice claims',
  "noncovered_charge" DECIMAL(18,2) COMMENT 'Charges that Medicare does not cover',
  "patient_paid" DECIMAL(18,2) COMMENT 'What the patient paid; in v2 known of drug events only',
  "payment_date" DATE COMMENT 'The day of payment; of drug events',
  "coverage_id" VARCHAR COMMENT 'The coverage that pays: id of the Coverage; v3 sends only its name',
  "line_count" INTEGER COMMENT 'How many lines the claim has',
  "diagnosis_count" INTEGER COMMENT 'How many diagnoses the claim has',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'One row for each claim as CMS sent it: an ExplanationOfBenefit'
WITH (format = 'PARQUET', external_location = '${tables}/claim', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_care_team" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "seq" INTEGER COMMENT 'Number within the claim, to which lines point',
  "role" VARCHAR COMMENT 'attending, operating, otheroperating, performing (v2) or rendering (v3), referring, prescribing, supervisor or primary',
  "npi" VARCHAR COMMENT 'NPI of the provider; NULL if CMS has another number, see id_type',
  "id_type" VARCHAR COMMENT 'The kind of the provider''s number: npi, or another one as upin, which is in claim_value',
  "name" VARCHAR COMMENT 'Name of the provider',
  "specialty_code" VARCHAR COMMENT 'CMS''s specialty of the provider, of carrier and DME claims',
  "taxonomy_code" VARCHAR COMMENT 'NUCC''s taxonomy code of the provider',
  "responsible" BOOLEAN COMMENT 'Whether the provider answers for the line; of v2 carrier and DME claims',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Who took part in a claim: one row for each member of its care team'
WITH (format = 'PARQUET', external_location = '${tables}/claim_care_team', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_care_team', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_diagnosis" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "seq" INTEGER COMMENT 'Number within the claim, to which lines point',
  "rank" INTEGER COMMENT 'The order of importance: 1 is the principal diagnosis, then the others by seq',
  "code" VARCHAR COMMENT 'ICD code, as sent: v3 writes the point',
  "code_nodot" VARCHAR COMMENT 'ICD code without the point, alike in v2 and v3',
  "icd_version" VARCHAR COMMENT '9 or 10; NULL if CMS does not know',
  "type" VARCHAR COMMENT 'principal, admitting, secondary, other, externalcauseofinjury or patientreasonforvisit',
  "poa" VARCHAR COMMENT 'Whether it was present on admission, as Y or N; of institutional claims',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The diagnoses of a claim, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/claim_diagnosis', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_diagnosis', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_line" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "line_number" INTEGER COMMENT 'The number of the line within the claim',
  "hcpcs" VARCHAR COMMENT 'The service: HCPCS or CPT code, else HIPPS code',
  "hcpcs_system" VARCHAR COMMENT 'The code system of hcpcs, as sent',
  "ndc" VARCHAR COMMENT 'The drug: NDC; NULL of a compound of several drugs, see claim_line_detail',
  "modifier_1" VARCHAR COMMENT 'HCPCS or CPT modifier, the first',
  "modifier_2" VARCHAR COMMENT 'HCPCS or CPT modifier, the second',
  "modifier_3" VARCHAR COMMENT 'HCPCS or CPT modifier, the third',
  "modifier_4" VARCHAR COMMENT 'HCPCS or CPT modifier, the fourth',
  "modifier_5" VARCHAR COMMENT 'HCPCS or CPT modifier, the fifth',
  "revenue_code" VARCHAR COMMENT 'Revenue center of an institutional line',
  "place_of_service" VARCHAR COMMENT 'Place of service of a professional line',
  "type_of_service" VARCHAR COMMENT 'CMS''s type of service of a professional line',
  "service_start" DATE COMMENT 'The first day of the service, or the day the drug was filled',
  "service_end" DATE COMMENT 'The last day of the service',
  "quantity" DECIMAL(18,4) COMMENT 'Units of the service, or the quantity dispensed; of v2 institutional lines the revenue center units, because their FHIR quantity is that of the drug, see claim_line_detail',
  "quantity_unit" VARCHAR COMMENT 'The unit of a quantity dispensed, as ML; NULL of units of service',
  "charge" DECIMAL(18,2) COMMENT 'What the provider charged for the line',
  "rate" DECIMAL(18,2) COMMENT 'The rate for one unit of an institutional line; no charge',
  "allowed" DECIMAL(18,2) COMMENT 'What Medicare allows for the line; v2 has none for institutional lines',
  "paid" DECIMAL(18,2) COMMENT 'What Medicare paid for the line; v2 has none for inpatient and SNF lines, where only the claim has a payment',
  "provider_paid" DECIMAL(18,2) COMMENT 'What Medicare paid to the provider for the line; v2 sends it twice for DME lines',
  "patient_paid_to" DECIMAL(18,2) COMMENT 'What Medicare paid to the patient for the line; v2 sends the purchase price of DME lines under the same variable, as paid to the provider',
  "deductible" DECIMAL(18,2) COMMENT 'The deductible that the patient owes for the line, without blood',
  "blood_deductible" DECIMAL(18,2) COMMENT 'The deductible that the patient owes for blood',
  "coinsurance" DECIMAL(18,2) COMMENT 'The coinsurance that the patient owes for the line, adjusted for wages',
  "primary_payer_paid" DECIMAL(18,2) COMMENT 'What payers before Medicare paid for the line; of institutional lines the first and the second together',
  "noncovered" DECIMAL(18,2) COMMENT 'Charges of the line that Medicare does not cover',
  "rendering_npi" VARCHAR COMMENT 'NPI of the provider who rendered the service; in v3, where lines do not say, the only one of the claim',
  "specialty_code" VARCHAR COMMENT 'CMS''s specialty of the provider of a professional line',
  "processing_indicator" VARCHAR COMMENT 'Whether a professional line was allowed or why not, as A for allowed',
  "dx_pointers" VARCHAR COMMENT 'The diagnoses of the line: their seq in claim_diagnosis, as 1,5',
  "days_supply" INTEGER COMMENT 'For how many days the drug lasts',
  "fill_number" INTEGER COMMENT '0 for the first fill, 1 for the first refill',
  "daw_code" VARCHAR COMMENT 'Dispensed as written: why this product',
  "total_drug_cost" DECIMAL(18,2) COMMENT 'What the drug cost in all',
  "patient_pay" DECIMAL(18,2) COMMENT 'What the patient paid for the drug',
  "plan_paid" DECIMAL(18,2) COMMENT 'What the Part D plan paid',
  "lics" DECIMAL(18,2) COMMENT 'Low income cost sharing subsidy',
  "gap_discount" DECIMAL(18,2) COMMENT 'The manufacturer''s discount in the coverage gap',
  "other_troop" DECIMAL(18,2) COMMENT 'Other payments that count as the patient''s own (true out of pocket)',
  "plro" DECIMAL(18,2) COMMENT 'What other payers took off the patient''s share',
  "gdc_below_oopt" DECIMAL(18,2) COMMENT 'Gross drug cost below the out-of-pocket threshold',
  "gdc_above_oopt" DECIMAL(18,2) COMMENT 'Gross drug cost above the out-of-pocket threshold',
  "claim_source" VARCHAR COMMENT 'Which of CMS''s systems the line''s claim comes from: NCH (adjudicated), DDPS (Part D) or SharedSystem (not fully adjudicated); RDA claims have tables of their own',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'One row for each line of a claim'
WITH (format = 'PARQUET', external_location = '${tables}/claim_line', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_line', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_line_detail" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "line_number" INTEGER COMMENT 'The number of the line within the claim',
  "detail_number" INTEGER COMMENT 'The number of the drug within the line',
  "ndc" VARCHAR COMMENT 'The drug: NDC',
  "quantity" DECIMAL(18,4) COMMENT 'How much of it',
  "quantity_unit" VARCHAR COMMENT 'The unit of the quantity, as ML',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The drugs of a line with their quantities: ingredients of a compound, or what an institutional or professional line says of its drug'
WITH (format = 'PARQUET', external_location = '${tables}/claim_line_detail', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_line_detail', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_line_dx" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "line_number" INTEGER COMMENT 'The number of the line within the claim',
  "diagnosis_sequence" INTEGER COMMENT 'The diagnosis: its seq in claim_diagnosis',
  "code" VARCHAR COMMENT 'ICD code of the diagnosis, as sent',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The diagnoses of the lines of a claim: one row for each diagnosis of a line'
WITH (format = 'PARQUET', external_location = '${tables}/claim_line_dx', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_line_dx', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_procedure" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "seq" INTEGER COMMENT 'Number within the claim',
  "code" VARCHAR COMMENT 'ICD procedure code, as sent',
  "icd_version" VARCHAR COMMENT '9 or 10; NULL if CMS does not know',
  "procedure_date" DATE COMMENT 'The day of the procedure, as written',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The procedures of an institutional claim, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/claim_procedure', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_procedure', 'FULL');

CREATE TABLE IF NOT EXISTS "claim_value" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the ExplanationOfBenefit',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "line_number" INTEGER COMMENT 'The line that the value belongs to; NULL if it belongs to the claim as a whole',
  "element" VARCHAR COMMENT 'The FHIR element that holds the value, as item.adjudication',
  "element_seq" INTEGER COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  "variable" VARCHAR COMMENT 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s',
  "category_code" VARCHAR COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  "value_type" VARCHAR COMMENT 'The FHIR data type of the value',
  "code_system" VARCHAR COMMENT 'The system of a code, or of an identifier',
  "code" VARCHAR COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  "amount" DECIMAL(18,2) COMMENT 'An amount in US dollars',
  "quantity" DECIMAL(18,4) COMMENT 'A quantity, or another number',
  "value_date" DATE COMMENT 'A date',
  "period_start" DATE COMMENT 'The first day of a period',
  "period_end" DATE COMMENT 'The last day of a period',
  "text" VARCHAR COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Every value of a claim, one row each, whatever the other tables hold of it: nothing is lost'
WITH (format = 'PARQUET', external_location = '${tables}/claim_value', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'claim_value', 'FULL');

CREATE TABLE IF NOT EXISTS "code_dictionary" (
  "system" VARCHAR COMMENT 'The system of the code',
  "code" VARCHAR COMMENT 'The code',
  "display" VARCHAR COMMENT 'What it is called',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'What codes are called, as the records of the load say it'
WITH (format = 'PARQUET', external_location = '${tables}/code_dictionary', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'code_dictionary', 'FULL');

CREATE TABLE IF NOT EXISTS "coverage" (
  "coverage_id" VARCHAR COMMENT 'The coverage: id of the Coverage',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "part" VARCHAR COMMENT 'Part of Medicare: A, B, C or D; DUAL for Medicaid beside it, in v3 only',
  "status" VARCHAR COMMENT 'active, or cancelled when it has ended',
  "period_start" DATE COMMENT 'First day of the coverage',
  "period_end" DATE COMMENT 'Last day of the coverage; NULL or 2099-12-31 as long as it has none',
  "type_code" VARCHAR COMMENT 'Type of coverage: HL7''s act code in v2 (SUBSIDIZ), source of payment typology in v3 (1 for Medicare)',
  "subscriber_id" VARCHAR COMMENT 'The enrollee''s Medicare number',
  "medicare_status_code" VARCHAR COMMENT 'Why the enrollee has Medicare now, as 10 for age; of parts A and B, and in v2 of part D',
  "orec" VARCHAR COMMENT 'Original reason for entitlement, as 0 for age; of part A, and in v3 of part B',
  "crec" VARCHAR COMMENT 'Current reason for entitlement; of part A, v2 only',
  "esrd_ind" VARCHAR COMMENT 'Whether the enrollee has end-stage renal disease, as Y or N; of part A, and in v3 of part B',
  "termination_code" VARCHAR COMMENT 'Why part A or B ended: v2''s termination code (0 for not ended), v3''s entitlement status in its place (Y for entitled)',
  "dual_status_code" VARCHAR COMMENT 'What Medicaid pays for the enrollee; v3 only, v2 has it by month in coverage_month',
  "contract_id" VARCHAR COMMENT 'Contract of the plan of part C or D; v3 only, v2 has it by month in coverage_month',
  "pbp_id" VARCHAR COMMENT 'The plan within its contract; v3 only, v2 has it by month in coverage_value',
  "reference_year" INTEGER COMMENT 'Year of the months in coverage_month; v2 only',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The parts of Medicare that people are enrolled in: one row for each Coverage record'
WITH (format = 'PARQUET', external_location = '${tables}/coverage', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'coverage', 'FULL');

CREATE TABLE IF NOT EXISTS "coverage_month" (
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "year_month" DATE COMMENT 'The month: its first day',
  "dual_status" VARCHAR COMMENT 'What Medicaid paid for the enrollee',
  "buyin" VARCHAR COMMENT 'Entitlement to parts A and B, and whether the state paid for them; in rows of parts A and B',
  "hmo_ind" VARCHAR COMMENT 'Whether a managed care organization was in charge; in rows of part C',
  "ptc_contract" VARCHAR COMMENT 'Contract of the plan of part C; in rows of part C',
  "ptd_contract" VARCHAR COMMENT 'Contract of the plan of part D; in rows of part D',
  "cost_share_group" VARCHAR COMMENT 'Low-income cost sharing group of part D; in rows of part D',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Enrollment by month, as v2 has it: for each Coverage with a reference year one row for each month of that year'
WITH (format = 'PARQUET', external_location = '${tables}/coverage_month', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'coverage_month', 'FULL');

CREATE TABLE IF NOT EXISTS "coverage_value" (
  "coverage_id" VARCHAR COMMENT 'The coverage: id of the Coverage',
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "element" VARCHAR COMMENT 'The FHIR element that holds the value, as item.adjudication',
  "element_seq" INTEGER COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  "variable" VARCHAR COMMENT 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s',
  "category_code" VARCHAR COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  "value_type" VARCHAR COMMENT 'The FHIR data type of the value',
  "code_system" VARCHAR COMMENT 'The system of a code, or of an identifier',
  "code" VARCHAR COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  "amount" DECIMAL(18,2) COMMENT 'An amount in US dollars',
  "quantity" DECIMAL(18,4) COMMENT 'A quantity, or another number',
  "value_date" DATE COMMENT 'A date',
  "period_start" DATE COMMENT 'The first day of a period',
  "period_end" DATE COMMENT 'The last day of a period',
  "text" VARCHAR COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Every value of a coverage, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/coverage_value', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'coverage_value', 'FULL');

CREATE TABLE IF NOT EXISTS "load_file" (
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "file" VARCHAR COMMENT 'The file, as the export names it',
  "resource_type" VARCHAR COMMENT 'The type of its records',
  "bytes" BIGINT COMMENT 'Its size, inflated',
  "sha256" VARCHAR COMMENT 'The SHA-256 of these bytes',
  "records" BIGINT COMMENT 'How many records it has',
  "bad_lines" BIGINT COMMENT 'How many of its lines are no records: see rejected_line',
  "transaction_time" TIMESTAMP(3) COMMENT 'The time up to which the export holds changes',
  "since" TIMESTAMP(3) COMMENT 'The time from which on changes were asked for; NULL for a full export',
  "patient_group" VARCHAR COMMENT 'Whose data were asked for: all or runout, empty for Patient/$export; NULL of files that are no export, and of loads of early versions',
  "api_version" VARCHAR COMMENT 'The version of the API: v2 or v3, which have other patient ids; NULL as patient_group is',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The files of a load'
WITH (format = 'PARQUET', external_location = '${tables}/load_file', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'load_file', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the Claim',
  "control_number" VARCHAR COMMENT 'The number that the shared system gave the claim: DCN or ICN; final claims have it too',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "claim_type" VARCHAR COMMENT 'FHIR''s type of claim: institutional (from FISS) or professional (from MCS)',
  "claim_source" VARCHAR COMMENT 'Always RDA: CMS''s Replicated Data Access, which copies claims of the shared systems before they are final',
  "status" VARCHAR COMMENT 'FHIR''s status of the record: active, or cancelled if the claim was',
  "claim_use" VARCHAR COMMENT 'What the record is for: claim',
  "claim_start" DATE COMMENT 'The first day of service',
  "claim_end" DATE COMMENT 'The last day of service',
  "created" DATE COMMENT 'The day CMS made the record, as written',
  "bill_type" VARCHAR COMMENT 'Type of bill of institutional claims, 3 characters',
  "facility_type" VARCHAR COMMENT 'Kind of facility: the first character of the type of bill',
  "drg_code" VARCHAR COMMENT 'Diagnosis related group (MS-DRG) of a stay',
  "admission_type" VARCHAR COMMENT 'Priority of the admission',
  "billing_npi" VARCHAR COMMENT 'NPI of the provider who bills',
  "billing_ccn" VARCHAR COMMENT 'CMS Certification Number (OSCAR) of the institution that bills',
  "total_charge" DECIMAL(18,2) COMMENT 'What the provider charged',
  "line_count" INTEGER COMMENT 'How many lines the claim has',
  "diagnosis_count" INTEGER COMMENT 'How many diagnoses the claim has',
  "billing_tax_number" VARCHAR COMMENT 'Tax number of the provider who bills, if CMS shares it',
  "billing_provider_type" VARCHAR COMMENT 'MCS''s type of the provider who bills; of professional claims',
  "billing_specialty_code" VARCHAR COMMENT 'MCS''s specialty of the provider who bills; of professional claims',
  "mcs_claim_type" VARCHAR COMMENT 'MCS''s type of claim; of professional claims',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Partially adjudicated claims of v2: one row for each Claim record'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_diagnosis" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the Claim',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "seq" INTEGER COMMENT 'Number within the claim, to which lines point',
  "rank" INTEGER COMMENT 'The order of importance: 1 is the principal diagnosis, then the others by seq',
  "code" VARCHAR COMMENT 'ICD code, as sent',
  "code_nodot" VARCHAR COMMENT 'ICD code without the point',
  "icd_version" VARCHAR COMMENT '9 or 10; NULL if CMS does not know',
  "type" VARCHAR COMMENT 'principal or admitting; NULL of all others',
  "poa" VARCHAR COMMENT 'Whether it was present on admission, as Y or N; of institutional claims',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The diagnoses of partially adjudicated claims of v2, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_diagnosis', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_diagnosis', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_line" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the Claim',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "line_number" INTEGER COMMENT 'The number of the line within the claim',
  "hcpcs" VARCHAR COMMENT 'The service: HCPCS or CPT code',
  "hcpcs_system" VARCHAR COMMENT 'The code system of hcpcs, as sent',
  "modifier_1" VARCHAR COMMENT 'HCPCS or CPT modifier, the first',
  "modifier_2" VARCHAR COMMENT 'HCPCS or CPT modifier, the second',
  "modifier_3" VARCHAR COMMENT 'HCPCS or CPT modifier, the third',
  "modifier_4" VARCHAR COMMENT 'HCPCS or CPT modifier, the fourth',
  "revenue_code" VARCHAR COMMENT 'Revenue center of an institutional line; CMS sends it under the name of the non-billable code',
  "service_start" DATE COMMENT 'The first day of the service',
  "service_end" DATE COMMENT 'The last day of the service',
  "quantity" DECIMAL(18,4) COMMENT 'Units billed; of institutional lines',
  "dx_pointers" VARCHAR COMMENT 'The diagnosis of a professional line: its seq in pac_claim_diagnosis',
  "covered_quantity" DECIMAL(18,4) COMMENT 'Units covered; of institutional lines',
  "apc_code" VARCHAR COMMENT 'Ambulatory payment classification or HIPPS code of an institutional line',
  "hcpcs_indicator" VARCHAR COMMENT 'FISS''s indicator of the HCPCS code of an institutional line',
  "nonbillable_code" VARCHAR COMMENT 'Why an institutional line is not billable',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The lines of partially adjudicated claims of v2, one row each; their amounts are not known yet'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_line', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_line', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_line_detail" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the Claim',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "line_number" INTEGER COMMENT 'The number of the line within the claim',
  "detail_number" INTEGER COMMENT 'The number of the drug within the line',
  "ndc" VARCHAR COMMENT 'The drug: NDC',
  "quantity" DECIMAL(18,4) COMMENT 'How much of it',
  "quantity_unit" VARCHAR COMMENT 'The unit of the quantity, as ML',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The drugs of the lines of partially adjudicated claims of v2, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_line_detail', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_line_detail', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_procedure" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the Claim',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "seq" INTEGER COMMENT 'Number within the claim',
  "code" VARCHAR COMMENT 'ICD procedure code, as sent',
  "icd_version" VARCHAR COMMENT '9 or 10; NULL if CMS does not know',
  "procedure_date" DATE COMMENT 'The day of the procedure, as written',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The procedures of partially adjudicated institutional claims of v2, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_procedure', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_procedure', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_response" (
  "claim_response_key" VARCHAR COMMENT 'The answer: id of the ClaimResponse',
  "claim_key" VARCHAR COMMENT 'The claim that it answers: claim_key of pac_claim',
  "control_number" VARCHAR COMMENT 'The number that the shared system gave the claim: DCN or ICN; final claims have it too',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "claim_type" VARCHAR COMMENT 'FHIR''s type of claim: institutional (from FISS) or professional (from MCS)',
  "claim_source" VARCHAR COMMENT 'Always RDA: CMS''s Replicated Data Access, which copies claims of the shared systems before they are final',
  "status" VARCHAR COMMENT 'FHIR''s status of the record: active, or cancelled if the claim was',
  "outcome" VARCHAR COMMENT 'How far it is: queued, partial or complete, as CMS reads the processing status',
  "claim_use" VARCHAR COMMENT 'What the record is for: claim',
  "created" DATE COMMENT 'The day CMS made the record, as written',
  "processing_status" VARCHAR COMMENT 'Where the claim stands, by the shared system''s own code',
  "status_date" DATE COMMENT 'The day of the processing status',
  "received_date" DATE COMMENT 'The day the contractor received the claim',
  "group_code" VARCHAR COMMENT 'FISS''s group code; of institutional claims',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Where partially adjudicated claims of v2 stand: one row for each ClaimResponse record'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_response', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_response', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_response_value" (
  "claim_response_key" VARCHAR COMMENT 'The answer: id of the ClaimResponse',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "line_number" INTEGER COMMENT 'The line that the value belongs to; NULL if it belongs to the claim as a whole',
  "element" VARCHAR COMMENT 'The FHIR element that holds the value, as item.adjudication',
  "element_seq" INTEGER COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  "variable" VARCHAR COMMENT 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s',
  "category_code" VARCHAR COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  "value_type" VARCHAR COMMENT 'The FHIR data type of the value',
  "code_system" VARCHAR COMMENT 'The system of a code, or of an identifier',
  "code" VARCHAR COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  "amount" DECIMAL(18,2) COMMENT 'An amount in US dollars',
  "quantity" DECIMAL(18,4) COMMENT 'A quantity, or another number',
  "value_date" DATE COMMENT 'A date',
  "period_start" DATE COMMENT 'The first day of a period',
  "period_end" DATE COMMENT 'The last day of a period',
  "text" VARCHAR COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Every value of the answer to a partially adjudicated claim, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_response_value', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_response_value', 'FULL');

CREATE TABLE IF NOT EXISTS "pac_claim_value" (
  "claim_key" VARCHAR COMMENT 'The claim: id of the Claim',
  "mbi" VARCHAR COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  "line_number" INTEGER COMMENT 'The line that the value belongs to; NULL if it belongs to the claim as a whole',
  "element" VARCHAR COMMENT 'The FHIR element that holds the value, as item.adjudication',
  "element_seq" INTEGER COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  "variable" VARCHAR COMMENT 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s',
  "category_code" VARCHAR COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  "value_type" VARCHAR COMMENT 'The FHIR data type of the value',
  "code_system" VARCHAR COMMENT 'The system of a code, or of an identifier',
  "code" VARCHAR COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  "amount" DECIMAL(18,2) COMMENT 'An amount in US dollars',
  "quantity" DECIMAL(18,4) COMMENT 'A quantity, or another number',
  "value_date" DATE COMMENT 'A date',
  "period_start" DATE COMMENT 'The first day of a period',
  "period_end" DATE COMMENT 'The last day of a period',
  "text" VARCHAR COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Every value of a partially adjudicated claim, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/pac_claim_value', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'pac_claim_value', 'FULL');

CREATE TABLE IF NOT EXISTS "patient" (
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient, to which all other tables refer',
  "mbi_current" VARCHAR COMMENT 'The Medicare number in force: the one that v2 calls current, and of v3''s numbers without an end the one that began last',
  "birth_date" DATE COMMENT 'Date of birth',
  "sex" VARCHAR COMMENT 'Sex: male, female or unknown',
  "race_code" VARCHAR COMMENT 'Race: CMS''s code in v2 (1 to 6, 0 for unknown), the CDC''s category in v3 (2106-3, or UNK for unknown)',
  "race_display" VARCHAR COMMENT 'Race in words',
  "ethnicity_code" VARCHAR COMMENT 'Ethnicity by the CDC''s code; v3 sends it in place of a race for Hispanic enrollees, v2 has race code 5 for them',
  "death_date" DATE COMMENT 'Date of death',
  "deceased" BOOLEAN COMMENT 'Whether the record reports a death; never NULL',
  "name_family" VARCHAR COMMENT 'Last name',
  "name_given" VARCHAR COMMENT 'First name and middle name or initial, with a space between',
  "name_suffix" VARCHAR COMMENT 'What follows the name, such as Jr.; CMS sends none today',
  "address_line" VARCHAR COMMENT 'Lines of the mailing address above the city, with commas between; v2 only',
  "city" VARCHAR COMMENT 'City of the mailing address; v2 only',
  "state" VARCHAR COMMENT 'State of the mailing address',
  "zip5" VARCHAR COMMENT 'ZIP code of the mailing address: its first five digits',
  "zip9" VARCHAR COMMENT 'ZIP code of the mailing address: all nine digits, if the record has them',
  "county_fips" VARCHAR COMMENT 'FIPS code of the county: always NULL, because neither v2 nor v3 sends one',
  "reference_year" INTEGER COMMENT 'Year of the enrollment that the record tells of; v2 only',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The people of an export: one row for each Patient record'
WITH (format = 'PARQUET', external_location = '${tables}/patient', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'patient', 'FULL');

CREATE TABLE IF NOT EXISTS "patient_identifier" (
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "system" VARCHAR COMMENT 'What kind of number it is; http://hl7.org/fhir/sid/us-mbi is a Medicare number',
  "value" VARCHAR COMMENT 'The number',
  "type" VARCHAR COMMENT 'HL7''s type of the number: MC or MB',
  "currency" VARCHAR COMMENT 'Whether a Medicare number is current or historic: v2 says it; of v3''s numbers without an end the one that began last is current',
  "period_start" DATE COMMENT 'First day of the number',
  "period_end" DATE COMMENT 'Last day of the number; NULL as long as it has none',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'The numbers of people, those of the past included: one row for each identifier of a Patient'
WITH (format = 'PARQUET', external_location = '${tables}/patient_identifier', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'patient_identifier', 'FULL');

CREATE TABLE IF NOT EXISTS "patient_value" (
  "patient_id" VARCHAR COMMENT 'The enrollee: id of the Patient',
  "element" VARCHAR COMMENT 'The FHIR element that holds the value, as item.adjudication',
  "element_seq" INTEGER COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  "variable" VARCHAR COMMENT 'CMS''s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS''s',
  "category_code" VARCHAR COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  "value_type" VARCHAR COMMENT 'The FHIR data type of the value',
  "code_system" VARCHAR COMMENT 'The system of a code, or of an identifier',
  "code" VARCHAR COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  "amount" DECIMAL(18,2) COMMENT 'An amount in US dollars',
  "quantity" DECIMAL(18,4) COMMENT 'A quantity, or another number',
  "value_date" DATE COMMENT 'A date',
  "period_start" DATE COMMENT 'The first day of a period',
  "period_end" DATE COMMENT 'The last day of a period',
  "text" VARCHAR COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "source_file" VARCHAR COMMENT 'The file that the row was read from',
  "source_line" BIGINT COMMENT 'The line in that file, from 1',
  "last_updated" TIMESTAMP(3) COMMENT 'When the server last changed the record: meta.lastUpdated',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Every value of an enrollee''s record, one row each'
WITH (format = 'PARQUET', external_location = '${tables}/patient_value', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'patient_value', 'FULL');

CREATE TABLE IF NOT EXISTS "rejected_line" (
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "file" VARCHAR COMMENT 'The file, as the export names it',
  "line" BIGINT COMMENT 'The line in that file, from 1',
  "byte_offset" BIGINT COMMENT 'Where the line begins in the inflated file',
  "reason" VARCHAR COMMENT 'Why it is no record',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Lines that could not be read, without their content'
WITH (format = 'PARQUET', external_location = '${tables}/rejected_line', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'rejected_line', 'FULL');

CREATE TABLE IF NOT EXISTS "rejected_value" (
  "load_id" VARCHAR COMMENT 'The load: id of the export',
  "file" VARCHAR COMMENT 'The file, as the export names it',
  "line" BIGINT COMMENT 'The line in that file, from 1',
  "resource_id" VARCHAR COMMENT 'The id of the record',
  "table_name" VARCHAR COMMENT 'The table; NULL for last_updated, which all have',
  "column_name" VARCHAR COMMENT 'The column, or the part of the table''s definition',
  "reason" VARCHAR COMMENT 'Why the value does not fit',
  "export" VARCHAR COMMENT 'The load'
)
COMMENT 'Values that do not fit their column, which is NULL then, without their content'
WITH (format = 'PARQUET', external_location = '${tables}/rejected_value', partitioned_by = ARRAY['export']);
CALL system.sync_partition_metadata('bcda', 'rejected_value', 'FULL');
