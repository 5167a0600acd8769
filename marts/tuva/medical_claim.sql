-- The input table medical_claim of the Tuva Project (0.18): the lines of claims of parts A and B.
-- Grain: one row per line of a final claim; a claim without lines has one row.
-- Key: claim_id, claim_line_number, data_source
-- Sources: current_claim, current_claim_line, current_claim_diagnosis, current_claim_procedure, current_patient, current_load, cms_value
-- claim_id is claim_key. The sum of paid_amount is the sum of claim.paid_amount, whatever the lines say: lines keep their payments if these add up to
-- the claim's, else the first line has the claim's payment and all others 0 (as CMS advises for CCLF). v2 sends no payments of inpatient and SNF
-- lines. deductible_amount and coinsurance_amount are the lines', or the claim's on the first line if no line has any. charge_amount is NULL of the
-- line with the total (revenue center 0001) unless it stands alone. paid_date is the day of processing. Diagnoses are by rank without repetitions;
-- admitting diagnoses and reasons for the visit are left out, also those behind the 25th, and procedures behind the 25th. Codes get the zeros back
-- that Tuva expects (discharge 01, DRG 025, revenue center 0450), and bill types lose the first of four characters if it is a zero.
create table medical_claim as
with diagnosis as (
    select
        claim_key,
        code_nodot,
        max(icd_version) as icd_version,
        min(rank) as first_rank,
        min(case when poa is not null then rank end) as poa_rank
    from current_claim_diagnosis
    where standing = 'final'
        and code_nodot is not null
        and coalesce(type, 'other') not in ('admitting', 'patientreasonforvisit')
    group by claim_key, code_nodot
),
ranked_diagnosis as (
    select
        d.claim_key,
        d.code_nodot,
        d.icd_version,
        p.poa,
        row_number() over (partition by d.claim_key order by d.first_rank, d.code_nodot) as n
    from diagnosis d
    left join current_claim_diagnosis p on p.claim_key = d.claim_key and p.rank = d.poa_rank and p.code_nodot = d.code_nodot
),
claim_dx as (
    select
        claim_key,
        max(case when n = 1 then icd_version end) as icd_version,
        max(case when n = 1 then code_nodot end) as dx_1,
        max(case when n = 2 then code_nodot end) as dx_2,
        max(case when n = 3 then code_nodot end) as dx_3,
        max(case when n = 4 then code_nodot end) as dx_4,
        max(case when n = 5 then code_nodot end) as dx_5,
        max(case when n = 6 then code_nodot end) as dx_6,
        max(case when n = 7 then code_nodot end) as dx_7,
        max(case when n = 8 then code_nodot end) as dx_8,
        max(case when n = 9 then code_nodot end) as dx_9,
        max(case when n = 10 then code_nodot end) as dx_10,
        max(case when n = 11 then code_nodot end) as dx_11,
        max(case when n = 12 then code_nodot end) as dx_12,
        max(case when n = 13 then code_nodot end) as dx_13,
        max(case when n = 14 then code_nodot end) as dx_14,
        max(case when n = 15 then code_nodot end) as dx_15,
        max(case when n = 16 then code_nodot end) as dx_16,
        max(case when n = 17 then code_nodot end) as dx_17,
        max(case when n = 18 then code_nodot end) as dx_18,
        max(case when n = 19 then code_nodot end) as dx_19,
        max(case when n = 20 then code_nodot end) as dx_20,
        max(case when n = 21 then code_nodot end) as dx_21,
        max(case when n = 22 then code_nodot end) as dx_22,
        max(case when n = 23 then code_nodot end) as dx_23,
        max(case when n = 24 then code_nodot end) as dx_24,
        max(case when n = 25 then code_nodot end) as dx_25,
        max(case when n = 1 then poa end) as poa_1,
        max(case when n = 2 then poa end) as poa_2,
        max(case when n = 3 then poa end) as poa_3,
        max(case when n = 4 then poa end) as poa_4,
        max(case when n = 5 then poa end) as poa_5,
        max(case when n = 6 then poa end) as poa_6,
        max(case when n = 7 then poa end) as poa_7,
        max(case when n = 8 then poa end) as poa_8,
        max(case when n = 9 then poa end) as poa_9,
        max(case when n = 10 then poa end) as poa_10,
        max(case when n = 11 then poa end) as poa_11,
        max(case when n = 12 then poa end) as poa_12,
        max(case when n = 13 then poa end) as poa_13,
        max(case when n = 14 then poa end) as poa_14,
        max(case when n = 15 then poa end) as poa_15,
        max(case when n = 16 then poa end) as poa_16,
        max(case when n = 17 then poa end) as poa_17,
        max(case when n = 18 then poa end) as poa_18,
        max(case when n = 19 then poa end) as poa_19,
        max(case when n = 20 then poa end) as poa_20,
        max(case when n = 21 then poa end) as poa_21,
        max(case when n = 22 then poa end) as poa_22,
        max(case when n = 23 then poa end) as poa_23,
        max(case when n = 24 then poa end) as poa_24,
        max(case when n = 25 then poa end) as poa_25
    from ranked_diagnosis
    where n <= 25
    group by claim_key
),
ranked_procedure as (
    select
        claim_key,
        replace(code, '.', '') as code_nodot,
        icd_version,
        procedure_date,
        row_number() over (partition by claim_key order by seq, code) as n
    from current_claim_procedure
    where standing = 'final' and code is not null
),
claim_px as (
    select
        claim_key,
        max(case when n = 1 then icd_version end) as icd_version,
        max(case when n = 1 then code_nodot end) as px_1,
        max(case when n = 2 then code_nodot end) as px_2,
        max(case when n = 3 then code_nodot end) as px_3,
        max(case when n = 4 then code_nodot end) as px_4,
        max(case when n = 5 then code_nodot end) as px_5,
        max(case when n = 6 then code_nodot end) as px_6,
        max(case when n = 7 then code_nodot end) as px_7,
        max(case when n = 8 then code_nodot end) as px_8,
        max(case when n = 9 then code_nodot end) as px_9,
        max(case when n = 10 then code_nodot end) as px_10,
        max(case when n = 11 then code_nodot end) as px_11,
        max(case when n = 12 then code_nodot end) as px_12,
        max(case when n = 13 then code_nodot end) as px_13,
        max(case when n = 14 then code_nodot end) as px_14,
        max(case when n = 15 then code_nodot end) as px_15,
        max(case when n = 16 then code_nodot end) as px_16,
        max(case when n = 17 then code_nodot end) as px_17,
        max(case when n = 18 then code_nodot end) as px_18,
        max(case when n = 19 then code_nodot end) as px_19,
        max(case when n = 20 then code_nodot end) as px_20,
        max(case when n = 21 then code_nodot end) as px_21,
        max(case when n = 22 then code_nodot end) as px_22,
        max(case when n = 23 then code_nodot end) as px_23,
        max(case when n = 24 then code_nodot end) as px_24,
        max(case when n = 25 then code_nodot end) as px_25,
        max(case when n = 1 then procedure_date end) as px_date_1,
        max(case when n = 2 then procedure_date end) as px_date_2,
        max(case when n = 3 then procedure_date end) as px_date_3,
        max(case when n = 4 then procedure_date end) as px_date_4,
        max(case when n = 5 then procedure_date end) as px_date_5,
        max(case when n = 6 then procedure_date end) as px_date_6,
        max(case when n = 7 then procedure_date end) as px_date_7,
        max(case when n = 8 then procedure_date end) as px_date_8,
        max(case when n = 9 then procedure_date end) as px_date_9,
        max(case when n = 10 then procedure_date end) as px_date_10,
        max(case when n = 11 then procedure_date end) as px_date_11,
        max(case when n = 12 then procedure_date end) as px_date_12,
        max(case when n = 13 then procedure_date end) as px_date_13,
        max(case when n = 14 then procedure_date end) as px_date_14,
        max(case when n = 15 then procedure_date end) as px_date_15,
        max(case when n = 16 then procedure_date end) as px_date_16,
        max(case when n = 17 then procedure_date end) as px_date_17,
        max(case when n = 18 then procedure_date end) as px_date_18,
        max(case when n = 19 then procedure_date end) as px_date_19,
        max(case when n = 20 then procedure_date end) as px_date_20,
        max(case when n = 21 then procedure_date end) as px_date_21,
        max(case when n = 22 then procedure_date end) as px_date_22,
        max(case when n = 23 then procedure_date end) as px_date_23,
        max(case when n = 24 then procedure_date end) as px_date_24,
        max(case when n = 25 then procedure_date end) as px_date_25
    from ranked_procedure
    where n <= 25
    group by claim_key
),
final_line as (
    select
        l.claim_key,
        l.line_number,
        l.service_start,
        l.service_end,
        l.place_of_service,
        l.quantity,
        l.hcpcs,
        l.modifier_1,
        l.modifier_2,
        l.modifier_3,
        l.modifier_4,
        l.modifier_5,
        l.rendering_npi,
        l.paid,
        l.allowed,
        l.charge,
        l.coinsurance,
        l.deductible,
        case
            when length(l.revenue_code) < 4
                then substring(concat('0000', l.revenue_code) from length(l.revenue_code) + 1 for 4)
            else l.revenue_code
        end as revenue_center,
        row_number() over (partition by l.claim_key order by l.line_number) as place,
        count(*) over (partition by l.claim_key) as line_total,
        sum(l.paid) over (partition by l.claim_key) as lines_paid,
        max(l.deductible) over (partition by l.claim_key) as any_deductible,
        max(l.coinsurance) over (partition by l.claim_key) as any_coinsurance
    from current_claim_line l
    where l.standing = 'final' and l.claim_source = 'NCH'
)
select
    cast(c.claim_key as varchar(64)) as claim_id,
    coalesce(l.line_number, 1) as claim_line_number,
    cast(case
        when c.eob_type in ('CARRIER', 'DME') then 'professional'
        when c.eob_type is null and c.claim_type = 'professional' then 'professional'
        else 'institutional'
    end as varchar(20)) as claim_type,
    cast(c.patient_id as varchar(64)) as person_id,
    cast(coalesce(p.mbi_current, c.patient_id) as varchar(64)) as member_id,
    cast('medicare' as varchar(20)) as payer,
    cast('medicare' as varchar(20)) as plan,
    c.claim_start as claim_start_date,
    c.claim_end as claim_end_date,
    l.service_start as claim_line_start_date,
    l.service_end as claim_line_end_date,
    case when c.eob_type in ('INPATIENT', 'SNF') then coalesce(c.admission_date, c.claim_start) end as admission_date,
    case
        when c.eob_type in ('INPATIENT', 'SNF')
            then coalesce(c.discharge_date, case when coalesce(c.discharge_status, '30') <> '30' then c.claim_end end)
    end as discharge_date,
    cast(c.admission_source as varchar(10)) as admit_source_code,
    cast(c.admission_type as varchar(10)) as admit_type_code,
    cast(case
        when length(c.discharge_status) = 1 then concat('0', c.discharge_status)
        else c.discharge_status
    end as varchar(10)) as discharge_disposition_code,
    cast(l.place_of_service as varchar(10)) as place_of_service_code,
    cast(case
        when length(c.bill_type) = 4 and substring(c.bill_type from 1 for 1) = '0'
            then substring(c.bill_type from 2 for 3)
        else c.bill_type
    end as varchar(10)) as bill_type_code,
    cast(case when c.drg_code is not null then 'ms-drg' end as varchar(10)) as drg_code_type,
    cast(case
        when length(c.drg_code) < 3 then substring(concat('000', c.drg_code) from length(c.drg_code) + 1 for 3)
        else c.drg_code
    end as varchar(10)) as drg_code,
    cast(l.revenue_center as varchar(10)) as revenue_center_code,
    l.quantity as service_unit_quantity,
    cast(l.hcpcs as varchar(10)) as hcpcs_code,
    cast(l.modifier_1 as varchar(10)) as hcpcs_modifier_1,
    cast(l.modifier_2 as varchar(10)) as hcpcs_modifier_2,
    cast(l.modifier_3 as varchar(10)) as hcpcs_modifier_3,
    cast(l.modifier_4 as varchar(10)) as hcpcs_modifier_4,
    cast(l.modifier_5 as varchar(10)) as hcpcs_modifier_5,
    cast(coalesce(l.rendering_npi, c.rendering_npi, c.attending_npi) as varchar(20)) as rendering_npi,
    cast(v.rendering_tax_number as varchar(20)) as rendering_tin,
    cast(c.billing_npi as varchar(20)) as billing_npi,
    cast(null as varchar(20)) as billing_tin,
    cast(c.facility_npi as varchar(20)) as facility_npi,
    coalesce(c.payment_date, c.processed_date) as paid_date,
    cast(case
        when c.paid_amount is null then null
        when l.lines_paid = c.paid_amount then coalesce(l.paid, 0)
        when coalesce(l.place, 1) = 1 then c.paid_amount
        else 0
    end as decimal(18,2)) as paid_amount,
    l.allowed as allowed_amount,
    cast(case
        when l.claim_key is null then c.total_charge
        when l.revenue_center = '0001' and l.line_total > 1 then null
        else l.charge
    end as decimal(18,2)) as charge_amount,
    cast(case
        when l.any_coinsurance is not null then l.coinsurance
        when coalesce(l.place, 1) = 1 then c.coinsurance
    end as decimal(18,2)) as coinsurance_amount,
    cast(null as decimal(18,2)) as copayment_amount,
    cast(case
        when l.any_deductible is not null then l.deductible
        when coalesce(l.place, 1) = 1 then c.deductible
    end as decimal(18,2)) as deductible_amount,
    cast(null as decimal(18,2)) as total_cost_amount,
    cast(case d.icd_version when '10' then 'icd-10-cm' when '9' then 'icd-9-cm' end as varchar(10)) as diagnosis_code_type,
    cast(d.dx_1 as varchar(10)) as diagnosis_code_1,
    cast(d.dx_2 as varchar(10)) as diagnosis_code_2,
    cast(d.dx_3 as varchar(10)) as diagnosis_code_3,
    cast(d.dx_4 as varchar(10)) as diagnosis_code_4,
    cast(d.dx_5 as varchar(10)) as diagnosis_code_5,
    cast(d.dx_6 as varchar(10)) as diagnosis_code_6,
    cast(d.dx_7 as varchar(10)) as diagnosis_code_7,
    cast(d.dx_8 as varchar(10)) as diagnosis_code_8,
    cast(d.dx_9 as varchar(10)) as diagnosis_code_9,
    cast(d.dx_10 as varchar(10)) as diagnosis_code_10,
    cast(d.dx_11 as varchar(10)) as diagnosis_code_11,
    cast(d.dx_12 as varchar(10)) as diagnosis_code_12,
    cast(d.dx_13 as varchar(10)) as diagnosis_code_13,
    cast(d.dx_14 as varchar(10)) as diagnosis_code_14,
    cast(d.dx_15 as varchar(10)) as diagnosis_code_15,
    cast(d.dx_16 as varchar(10)) as diagnosis_code_16,
    cast(d.dx_17 as varchar(10)) as diagnosis_code_17,
    cast(d.dx_18 as varchar(10)) as diagnosis_code_18,
    cast(d.dx_19 as varchar(10)) as diagnosis_code_19,
    cast(d.dx_20 as varchar(10)) as diagnosis_code_20,
    cast(d.dx_21 as varchar(10)) as diagnosis_code_21,
    cast(d.dx_22 as varchar(10)) as diagnosis_code_22,
    cast(d.dx_23 as varchar(10)) as diagnosis_code_23,
    cast(d.dx_24 as varchar(10)) as diagnosis_code_24,
    cast(d.dx_25 as varchar(10)) as diagnosis_code_25,
    cast(d.poa_1 as varchar(10)) as diagnosis_poa_1,
    cast(d.poa_2 as varchar(10)) as diagnosis_poa_2,
    cast(d.poa_3 as varchar(10)) as diagnosis_poa_3,
    cast(d.poa_4 as varchar(10)) as diagnosis_poa_4,
    cast(d.poa_5 as varchar(10)) as diagnosis_poa_5,
    cast(d.poa_6 as varchar(10)) as diagnosis_poa_6,
    cast(d.poa_7 as varchar(10)) as diagnosis_poa_7,
    cast(d.poa_8 as varchar(10)) as diagnosis_poa_8,
    cast(d.poa_9 as varchar(10)) as diagnosis_poa_9,
    cast(d.poa_10 as varchar(10)) as diagnosis_poa_10,
    cast(d.poa_11 as varchar(10)) as diagnosis_poa_11,
    cast(d.poa_12 as varchar(10)) as diagnosis_poa_12,
    cast(d.poa_13 as varchar(10)) as diagnosis_poa_13,
    cast(d.poa_14 as varchar(10)) as diagnosis_poa_14,
    cast(d.poa_15 as varchar(10)) as diagnosis_poa_15,
    cast(d.poa_16 as varchar(10)) as diagnosis_poa_16,
    cast(d.poa_17 as varchar(10)) as diagnosis_poa_17,
    cast(d.poa_18 as varchar(10)) as diagnosis_poa_18,
    cast(d.poa_19 as varchar(10)) as diagnosis_poa_19,
    cast(d.poa_20 as varchar(10)) as diagnosis_poa_20,
    cast(d.poa_21 as varchar(10)) as diagnosis_poa_21,
    cast(d.poa_22 as varchar(10)) as diagnosis_poa_22,
    cast(d.poa_23 as varchar(10)) as diagnosis_poa_23,
    cast(d.poa_24 as varchar(10)) as diagnosis_poa_24,
    cast(d.poa_25 as varchar(10)) as diagnosis_poa_25,
    cast(case x.icd_version when '10' then 'icd-10-pcs' when '9' then 'icd-9-pcs' end as varchar(10)) as procedure_code_type,
    cast(x.px_1 as varchar(10)) as procedure_code_1,
    cast(x.px_2 as varchar(10)) as procedure_code_2,
    cast(x.px_3 as varchar(10)) as procedure_code_3,
    cast(x.px_4 as varchar(10)) as procedure_code_4,
    cast(x.px_5 as varchar(10)) as procedure_code_5,
    cast(x.px_6 as varchar(10)) as procedure_code_6,
    cast(x.px_7 as varchar(10)) as procedure_code_7,
    cast(x.px_8 as varchar(10)) as procedure_code_8,
    cast(x.px_9 as varchar(10)) as procedure_code_9,
    cast(x.px_10 as varchar(10)) as procedure_code_10,
    cast(x.px_11 as varchar(10)) as procedure_code_11,
    cast(x.px_12 as varchar(10)) as procedure_code_12,
    cast(x.px_13 as varchar(10)) as procedure_code_13,
    cast(x.px_14 as varchar(10)) as procedure_code_14,
    cast(x.px_15 as varchar(10)) as procedure_code_15,
    cast(x.px_16 as varchar(10)) as procedure_code_16,
    cast(x.px_17 as varchar(10)) as procedure_code_17,
    cast(x.px_18 as varchar(10)) as procedure_code_18,
    cast(x.px_19 as varchar(10)) as procedure_code_19,
    cast(x.px_20 as varchar(10)) as procedure_code_20,
    cast(x.px_21 as varchar(10)) as procedure_code_21,
    cast(x.px_22 as varchar(10)) as procedure_code_22,
    cast(x.px_23 as varchar(10)) as procedure_code_23,
    cast(x.px_24 as varchar(10)) as procedure_code_24,
    cast(x.px_25 as varchar(10)) as procedure_code_25,
    x.px_date_1 as procedure_date_1,
    x.px_date_2 as procedure_date_2,
    x.px_date_3 as procedure_date_3,
    x.px_date_4 as procedure_date_4,
    x.px_date_5 as procedure_date_5,
    x.px_date_6 as procedure_date_6,
    x.px_date_7 as procedure_date_7,
    x.px_date_8 as procedure_date_8,
    x.px_date_9 as procedure_date_9,
    x.px_date_10 as procedure_date_10,
    x.px_date_11 as procedure_date_11,
    x.px_date_12 as procedure_date_12,
    x.px_date_13 as procedure_date_13,
    x.px_date_14 as procedure_date_14,
    x.px_date_15 as procedure_date_15,
    x.px_date_16 as procedure_date_16,
    x.px_date_17 as procedure_date_17,
    x.px_date_18 as procedure_date_18,
    x.px_date_19 as procedure_date_19,
    x.px_date_20 as procedure_date_20,
    x.px_date_21 as procedure_date_21,
    x.px_date_22 as procedure_date_22,
    x.px_date_23 as procedure_date_23,
    x.px_date_24 as procedure_date_24,
    x.px_date_25 as procedure_date_25,
    cast(null as boolean) as in_network_flag,
    cast('bcda' as varchar(10)) as data_source,
    cast(c.source_file as varchar(400)) as file_name,
    cast(coalesce(f.transaction_time, c.last_updated) as date) as file_date,
    cast(coalesce(f.transaction_time, c.last_updated) as timestamp) as ingest_datetime
from current_claim c
left join final_line l on l.claim_key = c.claim_key
left join claim_dx d on d.claim_key = c.claim_key
left join claim_px x on x.claim_key = c.claim_key
left join cms_value v on v.claim_key = c.claim_key and v.line_number = l.line_number
left join current_patient p on p.patient_id = c.patient_id
left join current_load f on f.load_id = c.load_id
where c.standing = 'final' and c.claim_source = 'NCH';
