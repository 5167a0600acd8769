-- The tables of a feed as external tables of Spark SQL, over the Parquet files. ${tables} is where they are:
--   spark-sql -d tables=s3a://my-bucket/bcda/acme/tables -f spark.sql
-- Run it again after each load, which MSCK REPAIR TABLE finds. The feed writes a load's marker, _loads/<export>.json, last: wait for it.

CREATE TABLE IF NOT EXISTS `claim` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `claim_id` STRING COMMENT 'CMS\'s number of the claim, without the type that v2 puts before it; negative numbers are synthetic',
  `claim_group_id` STRING COMMENT 'What a claim and its adjustments have in common; v2 only',
  `control_number` STRING COMMENT 'The number that the contractor who processed the claim gave it',
  `claim_type` STRING COMMENT 'FHIR\'s type of claim: institutional, professional or pharmacy, as CMS sends it',
  `eob_type` STRING COMMENT 'CMS\'s kind of claim: INPATIENT, OUTPATIENT, SNF, HHA, HOSPICE, CARRIER, DME or PDE',
  `cms_claim_type` STRING COMMENT 'CMS\'s code of the claim type, as 60 for inpatient or 71 for carrier; NULL of v2 drug events',
  `api_version` STRING COMMENT 'The version of the API that the claim comes from: v2 or v3',
  `claim_source` STRING COMMENT 'Which of CMS\'s systems the claim comes from: NCH (adjudicated), DDPS (Part D) or SharedSystem (not fully adjudicated); RDA claims have tables of their own',
  `is_final_action` BOOLEAN COMMENT 'Whether the claim is final: no adjustment replaced it; NULL if CMS does not say, and then it is not final',
  `status` STRING COMMENT 'FHIR\'s status of the record; always active in v3, so use is_final_action',
  `outcome` STRING COMMENT 'FHIR\'s outcome: complete, or partial if the claim is not fully adjudicated',
  `claim_use` STRING COMMENT 'What the record is for: claim, or preauthorization in v3',
  `claim_start` DATE COMMENT 'The first day of service',
  `claim_end` DATE COMMENT 'The last day of service',
  `created` DATE COMMENT 'The day the record was made, as written; in v3 the day the claim took effect',
  `processed_date` DATE COMMENT 'The day CMS processed the claim: the week\'s Friday in NCH, else the day of the shared system or DDPS; NULL of v2 drug events',
  `bill_type` STRING COMMENT 'Type of bill of institutional claims: 3 characters in v2, and in v3 as sent, mostly with a zero before them',
  `facility_type` STRING COMMENT 'Kind of facility: the first digit of the type of bill',
  `drg_code` STRING COMMENT 'Diagnosis related group (MS-DRG) of a stay',
  `admission_date` DATE COMMENT 'The day of admission, or the first day of hospice or home health care',
  `discharge_date` DATE COMMENT 'The day of discharge',
  `admission_type` STRING COMMENT 'Priority of the admission',
  `admission_source` STRING COMMENT 'Where the patient came from',
  `discharge_status` STRING COMMENT 'Where the patient went, as 01 for home',
  `billing_npi` STRING COMMENT 'NPI of the provider who bills, or of the pharmacy',
  `billing_ccn` STRING COMMENT 'CMS Certification Number (OSCAR) of the institution that bills',
  `facility_npi` STRING COMMENT 'NPI of the facility: of the institution, of the pharmacy, or of the organization behind a carrier claim',
  `attending_npi` STRING COMMENT 'NPI of the attending physician',
  `operating_npi` STRING COMMENT 'NPI of the operating physician',
  `rendering_npi` STRING COMMENT 'NPI of the provider who rendered the services; NULL if lines have different ones, see claim_line',
  `referring_npi` STRING COMMENT 'NPI of the referring physician',
  `prescribing_npi` STRING COMMENT 'NPI of the prescriber of a drug',
  `total_charge` DECIMAL(18,2) COMMENT 'What the provider charged; NULL of drug events, see total_drug_cost of claim_line',
  `paid_amount` DECIMAL(18,2) COMMENT 'What Medicare paid for the claim; NULL of drug events, see plan_paid of claim_line',
  `primary_payer_paid` DECIMAL(18,2) COMMENT 'What a payer before Medicare paid; v2 sends it for carrier and DME claims under the name of the total charge',
  `deductible` DECIMAL(18,2) COMMENT 'The deductible that the patient owes',
  `coinsurance` DECIMAL(18,2) COMMENT 'The coinsurance that the patient owes; v2 has none for carrier, DME, HHA and hospice claims',
  `noncovered_charge` DECIMAL(18,2) COMMENT 'Charges that Medicare does not cover',
  `patient_paid` DECIMAL(18,2) COMMENT 'What the patient paid; in v2 known of drug events only',
  `payment_date` DATE COMMENT 'The day of payment; of drug events',
  `coverage_id` STRING COMMENT 'The coverage that pays: id of the Coverage; v3 sends only its name',
  `line_count` INT COMMENT 'How many lines the claim has',
  `diagnosis_count` INT COMMENT 'How many diagnoses the claim has',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim'
COMMENT 'One row for each claim as CMS sent it: an ExplanationOfBenefit';
MSCK REPAIR TABLE `claim`;

CREATE TABLE IF NOT EXISTS `claim_care_team` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `seq` INT COMMENT 'Number within the claim, to which lines point',
  `role` STRING COMMENT 'attending, operating, otheroperating, performing (v2) or rendering (v3), referring, prescribing, supervisor or primary',
  `npi` STRING COMMENT 'NPI of the provider; NULL if CMS has another number, see id_type',
  `id_type` STRING COMMENT 'The kind of the provider\'s number: npi, or another one as upin, which is in claim_value',
  `name` STRING COMMENT 'Name of the provider',
  `specialty_code` STRING COMMENT 'CMS\'s specialty of the provider, of carrier and DME claims',
  `taxonomy_code` STRING COMMENT 'NUCC\'s taxonomy code of the provider',
  `responsible` BOOLEAN COMMENT 'Whether the provider answers for the line; of v2 carrier and DME claims',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_care_team'
COMMENT 'Who took part in a claim: one row for each member of its care team';
MSCK REPAIR TABLE `claim_care_team`;

CREATE TABLE IF NOT EXISTS `claim_diagnosis` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `seq` INT COMMENT 'Number within the claim, to which lines point',
  `rank` INT COMMENT 'The order of importance: 1 is the principal diagnosis, then the others by seq',
  `code` STRING COMMENT 'ICD code, as sent: v3 writes the point',
  `code_nodot` STRING COMMENT 'ICD code without the point, alike in v2 and v3',
  `icd_version` STRING COMMENT '9 or 10; NULL if CMS does not know',
  `type` STRING COMMENT 'principal, admitting, secondary, other, externalcauseofinjury or patientreasonforvisit',
  `poa` STRING COMMENT 'Whether it was present on admission, as Y or N; of institutional claims',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_diagnosis'
COMMENT 'The diagnoses of a claim, one row each';
MSCK REPAIR TABLE `claim_diagnosis`;

CREATE TABLE IF NOT EXISTS `claim_line` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `line_number` INT COMMENT 'The number of the line within the claim',
  `hcpcs` STRING COMMENT 'The service: HCPCS or CPT code, else HIPPS code',
  `hcpcs_system` STRING COMMENT 'The code system of hcpcs, as sent',
  `ndc` STRING COMMENT 'The drug: NDC; NULL of a compound of several drugs, see claim_line_detail',
  `modifier_1` STRING COMMENT 'HCPCS or CPT modifier, the first',
  `modifier_2` STRING COMMENT 'HCPCS or CPT modifier, the second',
  `modifier_3` STRING COMMENT 'HCPCS or CPT modifier, the third',
  `modifier_4` STRING COMMENT 'HCPCS or CPT modifier, the fourth',
  `modifier_5` STRING COMMENT 'HCPCS or CPT modifier, the fifth',
  `revenue_code` STRING COMMENT 'Revenue center of an institutional line',
  `place_of_service` STRING COMMENT 'Place of service of a professional line',
  `type_of_service` STRING COMMENT 'CMS\'s type of service of a professional line',
  `service_start` DATE COMMENT 'The first day of the service, or the day the drug was filled',
  `service_end` DATE COMMENT 'The last day of the service',
  `quantity` DECIMAL(18,4) COMMENT 'Units of the service, or the quantity dispensed; of v2 institutional lines the revenue center units, because their FHIR quantity is that of the drug, see claim_line_detail',
  `quantity_unit` STRING COMMENT 'The unit of a quantity dispensed, as ML; NULL of units of service',
  `charge` DECIMAL(18,2) COMMENT 'What the provider charged for the line',
  `rate` DECIMAL(18,2) COMMENT 'The rate for one unit of an institutional line; no charge',
  `allowed` DECIMAL(18,2) COMMENT 'What Medicare allows for the line; v2 has none for institutional lines',
  `paid` DECIMAL(18,2) COMMENT 'What Medicare paid for the line; v2 has none for inpatient and SNF lines, where only the claim has a payment',
  `provider_paid` DECIMAL(18,2) COMMENT 'What Medicare paid to the provider for the line; v2 sends it twice for DME lines',
  `patient_paid_to` DECIMAL(18,2) COMMENT 'What Medicare paid to the patient for the line; v2 sends the purchase price of DME lines under the same variable, as paid to the provider',
  `deductible` DECIMAL(18,2) COMMENT 'The deductible that the patient owes for the line, without blood',
  `blood_deductible` DECIMAL(18,2) COMMENT 'The deductible that the patient owes for blood',
  `coinsurance` DECIMAL(18,2) COMMENT 'The coinsurance that the patient owes for the line, adjusted for wages',
  `primary_payer_paid` DECIMAL(18,2) COMMENT 'What payers before Medicare paid for the line; of institutional lines the first and the second together',
  `noncovered` DECIMAL(18,2) COMMENT 'Charges of the line that Medicare does not cover',
  `rendering_npi` STRING COMMENT 'NPI of the provider who rendered the service; in v3, where lines do not say, the only one of the claim',
  `specialty_code` STRING COMMENT 'CMS\'s specialty of the provider of a professional line',
  `processing_indicator` STRING COMMENT 'Whether a professional line was allowed or why not, as A for allowed',
  `dx_pointers` STRING COMMENT 'The diagnoses of the line: their seq in claim_diagnosis, as 1,5',
  `days_supply` INT COMMENT 'For how many days the drug lasts',
  `fill_number` INT COMMENT '0 for the first fill, 1 for the first refill',
  `daw_code` STRING COMMENT 'Dispensed as written: why this product',
  `total_drug_cost` DECIMAL(18,2) COMMENT 'What the drug cost in all',
  `patient_pay` DECIMAL(18,2) COMMENT 'What the patient paid for the drug',
  `plan_paid` DECIMAL(18,2) COMMENT 'What the Part D plan paid',
  `lics` DECIMAL(18,2) COMMENT 'Low income cost sharing subsidy',
  `gap_discount` DECIMAL(18,2) COMMENT 'The manufacturer\'s discount in the coverage gap',
  `other_troop` DECIMAL(18,2) COMMENT 'Other payments that count as the patient\'s own (true out of pocket)',
  `plro` DECIMAL(18,2) COMMENT 'What other payers took off the patient\'s share',
  `gdc_below_oopt` DECIMAL(18,2) COMMENT 'Gross drug cost below the out-of-pocket threshold',
  `gdc_above_oopt` DECIMAL(18,2) COMMENT 'Gross drug cost above the out-of-pocket threshold',
  `claim_source` STRING COMMENT 'Which of CMS\'s systems the line\'s claim comes from: NCH (adjudicated), DDPS (Part D) or SharedSystem (not fully adjudicated); RDA claims have tables of their own',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_line'
COMMENT 'One row for each line of a claim';
MSCK REPAIR TABLE `claim_line`;

CREATE TABLE IF NOT EXISTS `claim_line_detail` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `line_number` INT COMMENT 'The number of the line within the claim',
  `detail_number` INT COMMENT 'The number of the drug within the line',
  `ndc` STRING COMMENT 'The drug: NDC',
  `quantity` DECIMAL(18,4) COMMENT 'How much of it',
  `quantity_unit` STRING COMMENT 'The unit of the quantity, as ML',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_line_detail'
COMMENT 'The drugs of a line with their quantities: ingredients of a compound, or what an institutional or professional line says of its drug';
MSCK REPAIR TABLE `claim_line_detail`;

CREATE TABLE IF NOT EXISTS `claim_line_dx` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `line_number` INT COMMENT 'The number of the line within the claim',
  `diagnosis_sequence` INT COMMENT 'The diagnosis: its seq in claim_diagnosis',
  `code` STRING COMMENT 'ICD code of the diagnosis, as sent',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_line_dx'
COMMENT 'The diagnoses of the lines of a claim: one row for each diagnosis of a line';
MSCK REPAIR TABLE `claim_line_dx`;

CREATE TABLE IF NOT EXISTS `claim_procedure` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `seq` INT COMMENT 'Number within the claim',
  `code` STRING COMMENT 'ICD procedure code, as sent',
  `icd_version` STRING COMMENT '9 or 10; NULL if CMS does not know',
  `procedure_date` DATE COMMENT 'The day of the procedure, as written',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_procedure'
COMMENT 'The procedures of an institutional claim, one row each';
MSCK REPAIR TABLE `claim_procedure`;

CREATE TABLE IF NOT EXISTS `claim_value` (
  `claim_key` STRING COMMENT 'The claim: id of the ExplanationOfBenefit',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `line_number` INT COMMENT 'The line that the value belongs to; NULL if it belongs to the claim as a whole',
  `element` STRING COMMENT 'The FHIR element that holds the value, as item.adjudication',
  `element_seq` INT COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  `variable` STRING COMMENT 'CMS\'s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS\'s',
  `category_code` STRING COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  `value_type` STRING COMMENT 'The FHIR data type of the value',
  `code_system` STRING COMMENT 'The system of a code, or of an identifier',
  `code` STRING COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  `amount` DECIMAL(18,2) COMMENT 'An amount in US dollars',
  `quantity` DECIMAL(18,4) COMMENT 'A quantity, or another number',
  `value_date` DATE COMMENT 'A date',
  `period_start` DATE COMMENT 'The first day of a period',
  `period_end` DATE COMMENT 'The last day of a period',
  `text` STRING COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/claim_value'
COMMENT 'Every value of a claim, one row each, whatever the other tables hold of it: nothing is lost';
MSCK REPAIR TABLE `claim_value`;

CREATE TABLE IF NOT EXISTS `code_dictionary` (
  `system` STRING COMMENT 'The system of the code',
  `code` STRING COMMENT 'The code',
  `display` STRING COMMENT 'What it is called',
  `load_id` STRING COMMENT 'The load: id of the export',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/code_dictionary'
COMMENT 'What codes are called, as the records of the load say it';
MSCK REPAIR TABLE `code_dictionary`;

CREATE TABLE IF NOT EXISTS `coverage` (
  `coverage_id` STRING COMMENT 'The coverage: id of the Coverage',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `part` STRING COMMENT 'Part of Medicare: A, B, C or D; DUAL for Medicaid beside it, in v3 only',
  `status` STRING COMMENT 'active, or cancelled when it has ended',
  `period_start` DATE COMMENT 'First day of the coverage',
  `period_end` DATE COMMENT 'Last day of the coverage; NULL or 2099-12-31 as long as it has none',
  `type_code` STRING COMMENT 'Type of coverage: HL7\'s act code in v2 (SUBSIDIZ), source of payment typology in v3 (1 for Medicare)',
  `subscriber_id` STRING COMMENT 'The enrollee\'s Medicare number',
  `medicare_status_code` STRING COMMENT 'Why the enrollee has Medicare now, as 10 for age; of parts A and B, and in v2 of part D',
  `orec` STRING COMMENT 'Original reason for entitlement, as 0 for age; of part A, and in v3 of part B',
  `crec` STRING COMMENT 'Current reason for entitlement; of part A, v2 only',
  `esrd_ind` STRING COMMENT 'Whether the enrollee has end-stage renal disease, as Y or N; of part A, and in v3 of part B',
  `termination_code` STRING COMMENT 'Why part A or B ended: v2\'s termination code (0 for not ended), v3\'s entitlement status in its place (Y for entitled)',
  `dual_status_code` STRING COMMENT 'What Medicaid pays for the enrollee; v3 only, v2 has it by month in coverage_month',
  `contract_id` STRING COMMENT 'Contract of the plan of part C or D; v3 only, v2 has it by month in coverage_month',
  `pbp_id` STRING COMMENT 'The plan within its contract; v3 only, v2 has it by month in coverage_value',
  `reference_year` INT COMMENT 'Year of the months in coverage_month; v2 only',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/coverage'
COMMENT 'The parts of Medicare that people are enrolled in: one row for each Coverage record';
MSCK REPAIR TABLE `coverage`;

CREATE TABLE IF NOT EXISTS `coverage_month` (
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `year_month` DATE COMMENT 'The month: its first day',
  `dual_status` STRING COMMENT 'What Medicaid paid for the enrollee',
  `buyin` STRING COMMENT 'Entitlement to parts A and B, and whether the state paid for them; in rows of parts A and B',
  `hmo_ind` STRING COMMENT 'Whether a managed care organization was in charge; in rows of part C',
  `ptc_contract` STRING COMMENT 'Contract of the plan of part C; in rows of part C',
  `ptd_contract` STRING COMMENT 'Contract of the plan of part D; in rows of part D',
  `cost_share_group` STRING COMMENT 'Low-income cost sharing group of part D; in rows of part D',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/coverage_month'
COMMENT 'Enrollment by month, as v2 has it: for each Coverage with a reference year one row for each month of that year';
MSCK REPAIR TABLE `coverage_month`;

CREATE TABLE IF NOT EXISTS `coverage_value` (
  `coverage_id` STRING COMMENT 'The coverage: id of the Coverage',
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `element` STRING COMMENT 'The FHIR element that holds the value, as item.adjudication',
  `element_seq` INT COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  `variable` STRING COMMENT 'CMS\'s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS\'s',
  `category_code` STRING COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  `value_type` STRING COMMENT 'The FHIR data type of the value',
  `code_system` STRING COMMENT 'The system of a code, or of an identifier',
  `code` STRING COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  `amount` DECIMAL(18,2) COMMENT 'An amount in US dollars',
  `quantity` DECIMAL(18,4) COMMENT 'A quantity, or another number',
  `value_date` DATE COMMENT 'A date',
  `period_start` DATE COMMENT 'The first day of a period',
  `period_end` DATE COMMENT 'The last day of a period',
  `text` STRING COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/coverage_value'
COMMENT 'Every value of a coverage, one row each';
MSCK REPAIR TABLE `coverage_value`;

CREATE TABLE IF NOT EXISTS `load_file` (
  `load_id` STRING COMMENT 'The load: id of the export',
  `file` STRING COMMENT 'The file, as the export names it',
  `resource_type` STRING COMMENT 'The type of its records',
  `bytes` BIGINT COMMENT 'Its size, inflated',
  `sha256` STRING COMMENT 'The SHA-256 of these bytes',
  `records` BIGINT COMMENT 'How many records it has',
  `bad_lines` BIGINT COMMENT 'How many of its lines are no records: see rejected_line',
  `transaction_time` TIMESTAMP COMMENT 'The time up to which the export holds changes',
  `since` TIMESTAMP COMMENT 'The time from which on changes were asked for; NULL for a full export',
  `patient_group` STRING COMMENT 'Whose data were asked for: all or runout, empty for Patient/$export; NULL of files that are no export, and of loads of early versions',
  `api_version` STRING COMMENT 'The version of the API: v2 or v3, which have other patient ids; NULL as patient_group is',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/load_file'
COMMENT 'The files of a load';
MSCK REPAIR TABLE `load_file`;

CREATE TABLE IF NOT EXISTS `pac_claim` (
  `claim_key` STRING COMMENT 'The claim: id of the Claim',
  `control_number` STRING COMMENT 'The number that the shared system gave the claim: DCN or ICN; final claims have it too',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `claim_type` STRING COMMENT 'FHIR\'s type of claim: institutional (from FISS) or professional (from MCS)',
  `claim_source` STRING COMMENT 'Always RDA: CMS\'s Replicated Data Access, which copies claims of the shared systems before they are final',
  `status` STRING COMMENT 'FHIR\'s status of the record: active, or cancelled if the claim was',
  `claim_use` STRING COMMENT 'What the record is for: claim',
  `claim_start` DATE COMMENT 'The first day of service',
  `claim_end` DATE COMMENT 'The last day of service',
  `created` DATE COMMENT 'The day CMS made the record, as written',
  `bill_type` STRING COMMENT 'Type of bill of institutional claims, 3 characters',
  `facility_type` STRING COMMENT 'Kind of facility: the first character of the type of bill',
  `drg_code` STRING COMMENT 'Diagnosis related group (MS-DRG) of a stay',
  `admission_type` STRING COMMENT 'Priority of the admission',
  `billing_npi` STRING COMMENT 'NPI of the provider who bills',
  `billing_ccn` STRING COMMENT 'CMS Certification Number (OSCAR) of the institution that bills',
  `total_charge` DECIMAL(18,2) COMMENT 'What the provider charged',
  `line_count` INT COMMENT 'How many lines the claim has',
  `diagnosis_count` INT COMMENT 'How many diagnoses the claim has',
  `billing_tax_number` STRING COMMENT 'Tax number of the provider who bills, if CMS shares it',
  `billing_provider_type` STRING COMMENT 'MCS\'s type of the provider who bills; of professional claims',
  `billing_specialty_code` STRING COMMENT 'MCS\'s specialty of the provider who bills; of professional claims',
  `mcs_claim_type` STRING COMMENT 'MCS\'s type of claim; of professional claims',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim'
COMMENT 'Partially adjudicated claims of v2: one row for each Claim record';
MSCK REPAIR TABLE `pac_claim`;

CREATE TABLE IF NOT EXISTS `pac_claim_diagnosis` (
  `claim_key` STRING COMMENT 'The claim: id of the Claim',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `seq` INT COMMENT 'Number within the claim, to which lines point',
  `rank` INT COMMENT 'The order of importance: 1 is the principal diagnosis, then the others by seq',
  `code` STRING COMMENT 'ICD code, as sent',
  `code_nodot` STRING COMMENT 'ICD code without the point',
  `icd_version` STRING COMMENT '9 or 10; NULL if CMS does not know',
  `type` STRING COMMENT 'principal or admitting; NULL of all others',
  `poa` STRING COMMENT 'Whether it was present on admission, as Y or N; of institutional claims',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_diagnosis'
COMMENT 'The diagnoses of partially adjudicated claims of v2, one row each';
MSCK REPAIR TABLE `pac_claim_diagnosis`;

CREATE TABLE IF NOT EXISTS `pac_claim_line` (
  `claim_key` STRING COMMENT 'The claim: id of the Claim',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `line_number` INT COMMENT 'The number of the line within the claim',
  `hcpcs` STRING COMMENT 'The service: HCPCS or CPT code',
  `hcpcs_system` STRING COMMENT 'The code system of hcpcs, as sent',
  `modifier_1` STRING COMMENT 'HCPCS or CPT modifier, the first',
  `modifier_2` STRING COMMENT 'HCPCS or CPT modifier, the second',
  `modifier_3` STRING COMMENT 'HCPCS or CPT modifier, the third',
  `modifier_4` STRING COMMENT 'HCPCS or CPT modifier, the fourth',
  `revenue_code` STRING COMMENT 'Revenue center of an institutional line; CMS sends it under the name of the non-billable code',
  `service_start` DATE COMMENT 'The first day of the service',
  `service_end` DATE COMMENT 'The last day of the service',
  `quantity` DECIMAL(18,4) COMMENT 'Units billed; of institutional lines',
  `dx_pointers` STRING COMMENT 'The diagnosis of a professional line: its seq in pac_claim_diagnosis',
  `covered_quantity` DECIMAL(18,4) COMMENT 'Units covered; of institutional lines',
  `apc_code` STRING COMMENT 'Ambulatory payment classification or HIPPS code of an institutional line',
  `hcpcs_indicator` STRING COMMENT 'FISS\'s indicator of the HCPCS code of an institutional line',
  `nonbillable_code` STRING COMMENT 'Why an institutional line is not billable',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_line'
COMMENT 'The lines of partially adjudicated claims of v2, one row each; their amounts are not known yet';
MSCK REPAIR TABLE `pac_claim_line`;

CREATE TABLE IF NOT EXISTS `pac_claim_line_detail` (
  `claim_key` STRING COMMENT 'The claim: id of the Claim',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `line_number` INT COMMENT 'The number of the line within the claim',
  `detail_number` INT COMMENT 'The number of the drug within the line',
  `ndc` STRING COMMENT 'The drug: NDC',
  `quantity` DECIMAL(18,4) COMMENT 'How much of it',
  `quantity_unit` STRING COMMENT 'The unit of the quantity, as ML',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_line_detail'
COMMENT 'The drugs of the lines of partially adjudicated claims of v2, one row each';
MSCK REPAIR TABLE `pac_claim_line_detail`;

CREATE TABLE IF NOT EXISTS `pac_claim_procedure` (
  `claim_key` STRING COMMENT 'The claim: id of the Claim',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `seq` INT COMMENT 'Number within the claim',
  `code` STRING COMMENT 'ICD procedure code, as sent',
  `icd_version` STRING COMMENT '9 or 10; NULL if CMS does not know',
  `procedure_date` DATE COMMENT 'The day of the procedure, as written',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_procedure'
COMMENT 'The procedures of partially adjudicated institutional claims of v2, one row each';
MSCK REPAIR TABLE `pac_claim_procedure`;

CREATE TABLE IF NOT EXISTS `pac_claim_response` (
  `claim_response_key` STRING COMMENT 'The answer: id of the ClaimResponse',
  `claim_key` STRING COMMENT 'The claim that it answers: claim_key of pac_claim',
  `control_number` STRING COMMENT 'The number that the shared system gave the claim: DCN or ICN; final claims have it too',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `claim_type` STRING COMMENT 'FHIR\'s type of claim: institutional (from FISS) or professional (from MCS)',
  `claim_source` STRING COMMENT 'Always RDA: CMS\'s Replicated Data Access, which copies claims of the shared systems before they are final',
  `status` STRING COMMENT 'FHIR\'s status of the record: active, or cancelled if the claim was',
  `outcome` STRING COMMENT 'How far it is: queued, partial or complete, as CMS reads the processing status',
  `claim_use` STRING COMMENT 'What the record is for: claim',
  `created` DATE COMMENT 'The day CMS made the record, as written',
  `processing_status` STRING COMMENT 'Where the claim stands, by the shared system\'s own code',
  `status_date` DATE COMMENT 'The day of the processing status',
  `received_date` DATE COMMENT 'The day the contractor received the claim',
  `group_code` STRING COMMENT 'FISS\'s group code; of institutional claims',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_response'
COMMENT 'Where partially adjudicated claims of v2 stand: one row for each ClaimResponse record';
MSCK REPAIR TABLE `pac_claim_response`;

CREATE TABLE IF NOT EXISTS `pac_claim_response_value` (
  `claim_response_key` STRING COMMENT 'The answer: id of the ClaimResponse',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `line_number` INT COMMENT 'The line that the value belongs to; NULL if it belongs to the claim as a whole',
  `element` STRING COMMENT 'The FHIR element that holds the value, as item.adjudication',
  `element_seq` INT COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  `variable` STRING COMMENT 'CMS\'s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS\'s',
  `category_code` STRING COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  `value_type` STRING COMMENT 'The FHIR data type of the value',
  `code_system` STRING COMMENT 'The system of a code, or of an identifier',
  `code` STRING COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  `amount` DECIMAL(18,2) COMMENT 'An amount in US dollars',
  `quantity` DECIMAL(18,4) COMMENT 'A quantity, or another number',
  `value_date` DATE COMMENT 'A date',
  `period_start` DATE COMMENT 'The first day of a period',
  `period_end` DATE COMMENT 'The last day of a period',
  `text` STRING COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_response_value'
COMMENT 'Every value of the answer to a partially adjudicated claim, one row each';
MSCK REPAIR TABLE `pac_claim_response_value`;

CREATE TABLE IF NOT EXISTS `pac_claim_value` (
  `claim_key` STRING COMMENT 'The claim: id of the Claim',
  `mbi` STRING COMMENT 'The Medicare number of the enrollee, to look up in patient_identifier; these records have no Patient',
  `line_number` INT COMMENT 'The line that the value belongs to; NULL if it belongs to the claim as a whole',
  `element` STRING COMMENT 'The FHIR element that holds the value, as item.adjudication',
  `element_seq` INT COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  `variable` STRING COMMENT 'CMS\'s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS\'s',
  `category_code` STRING COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  `value_type` STRING COMMENT 'The FHIR data type of the value',
  `code_system` STRING COMMENT 'The system of a code, or of an identifier',
  `code` STRING COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  `amount` DECIMAL(18,2) COMMENT 'An amount in US dollars',
  `quantity` DECIMAL(18,4) COMMENT 'A quantity, or another number',
  `value_date` DATE COMMENT 'A date',
  `period_start` DATE COMMENT 'The first day of a period',
  `period_end` DATE COMMENT 'The last day of a period',
  `text` STRING COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/pac_claim_value'
COMMENT 'Every value of a partially adjudicated claim, one row each';
MSCK REPAIR TABLE `pac_claim_value`;

CREATE TABLE IF NOT EXISTS `patient` (
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient, to which all other tables refer',
  `mbi_current` STRING COMMENT 'The Medicare number in force: the one that v2 calls current, and of v3\'s numbers without an end the one that began last',
  `birth_date` DATE COMMENT 'Date of birth',
  `sex` STRING COMMENT 'Sex: male, female or unknown',
  `race_code` STRING COMMENT 'Race: CMS\'s code in v2 (1 to 6, 0 for unknown), the CDC\'s category in v3 (2106-3, or UNK for unknown)',
  `race_display` STRING COMMENT 'Race in words',
  `ethnicity_code` STRING COMMENT 'Ethnicity by the CDC\'s code; v3 sends it in place of a race for Hispanic enrollees, v2 has race code 5 for them',
  `death_date` DATE COMMENT 'Date of death',
  `deceased` BOOLEAN COMMENT 'Whether the record reports a death; never NULL',
  `name_family` STRING COMMENT 'Last name',
  `name_given` STRING COMMENT 'First name and middle name or initial, with a space between',
  `name_suffix` STRING COMMENT 'What follows the name, such as Jr.; CMS sends none today',
  `address_line` STRING COMMENT 'Lines of the mailing address above the city, with commas between; v2 only',
  `city` STRING COMMENT 'City of the mailing address; v2 only',
  `state` STRING COMMENT 'State of the mailing address',
  `zip5` STRING COMMENT 'ZIP code of the mailing address: its first five digits',
  `zip9` STRING COMMENT 'ZIP code of the mailing address: all nine digits, if the record has them',
  `county_fips` STRING COMMENT 'FIPS code of the county: always NULL, because neither v2 nor v3 sends one',
  `reference_year` INT COMMENT 'Year of the enrollment that the record tells of; v2 only',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/patient'
COMMENT 'The people of an export: one row for each Patient record';
MSCK REPAIR TABLE `patient`;

CREATE TABLE IF NOT EXISTS `patient_identifier` (
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `system` STRING COMMENT 'What kind of number it is; http://hl7.org/fhir/sid/us-mbi is a Medicare number',
  `value` STRING COMMENT 'The number',
  `type` STRING COMMENT 'HL7\'s type of the number: MC or MB',
  `currency` STRING COMMENT 'Whether a Medicare number is current or historic: v2 says it; of v3\'s numbers without an end the one that began last is current',
  `period_start` DATE COMMENT 'First day of the number',
  `period_end` DATE COMMENT 'Last day of the number; NULL as long as it has none',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/patient_identifier'
COMMENT 'The numbers of people, those of the past included: one row for each identifier of a Patient';
MSCK REPAIR TABLE `patient_identifier`;

CREATE TABLE IF NOT EXISTS `patient_value` (
  `patient_id` STRING COMMENT 'The enrollee: id of the Patient',
  `element` STRING COMMENT 'The FHIR element that holds the value, as item.adjudication',
  `element_seq` INT COMMENT 'The number of that element within its list: its sequence where it has one, else its position from 1',
  `variable` STRING COMMENT 'CMS\'s variable, in small letters, as line_sbmtd_chrg_amt; the address of an extension that is not CMS\'s',
  `category_code` STRING COMMENT 'The general category that FHIR gives the value, as submitted; never use it to choose amounts',
  `value_type` STRING COMMENT 'The FHIR data type of the value',
  `code_system` STRING COMMENT 'The system of a code, or of an identifier',
  `code` STRING COMMENT 'A code, or the value of an identifier; what it is called stands in code_dictionary',
  `amount` DECIMAL(18,2) COMMENT 'An amount in US dollars',
  `quantity` DECIMAL(18,4) COMMENT 'A quantity, or another number',
  `value_date` DATE COMMENT 'A date',
  `period_start` DATE COMMENT 'The first day of a period',
  `period_end` DATE COMMENT 'The last day of a period',
  `text` STRING COMMENT 'What no other column can hold: texts, partial dates and numbers out of range as they were written, the unit of a quantity, the version of a coding',
  `load_id` STRING COMMENT 'The load: id of the export',
  `source_file` STRING COMMENT 'The file that the row was read from',
  `source_line` BIGINT COMMENT 'The line in that file, from 1',
  `last_updated` TIMESTAMP COMMENT 'When the server last changed the record: meta.lastUpdated',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/patient_value'
COMMENT 'Every value of an enrollee\'s record, one row each';
MSCK REPAIR TABLE `patient_value`;

CREATE TABLE IF NOT EXISTS `rejected_line` (
  `load_id` STRING COMMENT 'The load: id of the export',
  `file` STRING COMMENT 'The file, as the export names it',
  `line` BIGINT COMMENT 'The line in that file, from 1',
  `byte_offset` BIGINT COMMENT 'Where the line begins in the inflated file',
  `reason` STRING COMMENT 'Why it is no record',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/rejected_line'
COMMENT 'Lines that could not be read, without their content';
MSCK REPAIR TABLE `rejected_line`;

CREATE TABLE IF NOT EXISTS `rejected_value` (
  `load_id` STRING COMMENT 'The load: id of the export',
  `file` STRING COMMENT 'The file, as the export names it',
  `line` BIGINT COMMENT 'The line in that file, from 1',
  `resource_id` STRING COMMENT 'The id of the record',
  `table_name` STRING COMMENT 'The table; NULL for last_updated, which all have',
  `column_name` STRING COMMENT 'The column, or the part of the table\'s definition',
  `reason` STRING COMMENT 'Why the value does not fit',
  `export` STRING COMMENT 'The load'
) USING parquet PARTITIONED BY (`export`) LOCATION '${tables}/rejected_value'
COMMENT 'Values that do not fit their column, which is NULL then, without their content';
MSCK REPAIR TABLE `rejected_value`;
