-- Everything that happened to an enrollee, in the order in which it happened: enrollment, claims, services, drugs, diagnoses, procedures, stays.
-- Grain: one row per event
-- Key: none of its own; a row comes from one record, which claim_key and line_number name where it is a claim
-- Sources: current_load, current_patient, current_coverage, current_claim, current_claim_line, current_claim_diagnosis, current_claim_procedure, facility_stay
-- event_type, and what amount is of it:
--   birth, death                          -
--   enrollment_start, enrollment_end      code is the part of Medicare: A, B, C, D or DUAL. An end that is still to come (2099-12-31) is left out.
--   claim                                 code is CMS's kind of claim; amount is what Medicare paid for the claim, NULL of drug events
--   service                               code is HCPCS or a revenue center; amount is what Medicare paid for the line
--   drug                                  code is the NDC; amount is what the drug cost in all, NULL of drugs on other claims
--   diagnosis                             code has no dot; code_rank 1 is the principal one; code_role as claim_diagnosis.type
--   procedure                             ICD procedures of institutional claims
--   drg                                   the group that an inpatient or SNF claim was paid by, on the day of discharge
--   stay                                  code_role is the setting, code the DRG of its last claim; amount is what Medicare paid for all of its claims
-- A line with a HCPCS code and a revenue center has two rows, and a third one if it names a drug: amount and quantity are on the first of these alone, so
-- a sum over one event_type counts nothing twice. Claims, services and stays tell of the same money: never add them up over types.
-- Final claims only. available_date is the day since which CMS has known the event (it was processed, or paid); a diagnosis is not known on the day of the
-- service. NULL: the records do not say, as with births, deaths and enrollment.
create table patient_event as
with claim_head as (
    select
        load_id,
        source_file,
        source_line,
        claim_key,
        patient_id,
        eob_type,
        claim_start,
        claim_end,
        admission_date,
        discharge_date,
        drg_code,
        coalesce(rendering_npi, attending_npi, prescribing_npi, billing_npi) as provider_npi,
        paid_amount,
        coalesce(processed_date, payment_date) as available_date
    from current_claim
    where standing = 'final' and patient_id is not null
),
line as (
    select
        c.load_id,
        c.claim_key,
        c.patient_id,
        c.eob_type,
        c.available_date,
        c.provider_npi,
        coalesce(l.service_start, c.claim_start) as event_date,
        coalesce(l.service_end, l.service_start, c.claim_end) as event_end,
        l.line_number,
        l.hcpcs,
        case when l.revenue_code = '0001' then null else l.revenue_code end as revenue_code,
        l.ndc,
        l.rendering_npi,
        l.quantity,
        l.paid,
        l.total_drug_cost,
        l.days_supply
    from claim_head c
    join current_claim_line l
        on l.load_id = c.load_id and l.source_file = c.source_file and l.source_line = c.source_line
),
event as (
    select
        patient_id,
        birth_date as event_date,
        birth_date as event_end,
        'birth' as event_type,
        cast(null as varchar(12)) as code_system,
        cast(null as varchar(64)) as code,
        cast(null as integer) as code_rank,
        cast(null as varchar(64)) as code_role,
        cast(null as varchar(64)) as claim_key,
        cast(null as integer) as line_number,
        cast(null as varchar(10)) as claim_type,
        cast(null as varchar(64)) as provider_npi,
        cast(null as decimal(18,4)) as quantity,
        cast(null as decimal(18,2)) as amount,
        cast(null as integer) as days_supply,
        cast(null as varchar(64)) as poa,
        cast(null as date) as available_date,
        load_id
    from current_patient
    where birth_date is not null
    union all
    select
        patient_id, death_date, death_date, 'death', null, null, null, null, null, null, null, null, null, null, null, null, null, load_id
    from current_patient
    where death_date is not null
    union all
    select
        patient_id, period_start, period_start, 'enrollment_start', 'PART', part, null, null, null, null, null, null, null, null, null, null, null, load_id
    from current_coverage
    where period_start is not null and part is not null and patient_id is not null
    union all
    select
        patient_id, period_end, period_end, 'enrollment_end', 'PART', part, null, null, null, null, null, null, null, null, null, null, null, load_id
    from current_coverage
    where period_end < cast('2099-12-31' as date) and part is not null and patient_id is not null
        and period_end <= coalesce((select cast(max(transaction_time) as date) from current_load), period_end)
    union all
    select
        patient_id, claim_start, claim_end, 'claim', 'EOB_TYPE', eob_type, null, null, claim_key, null, eob_type, provider_npi,
        null, paid_amount, null, null, available_date, load_id
    from claim_head
    union all
    select
        patient_id, event_date, event_end, 'service', 'HCPCS', hcpcs, null, null, claim_key, line_number, eob_type,
        coalesce(rendering_npi, provider_npi), quantity, paid, null, null, available_date, load_id
    from line
    where hcpcs is not null
    union all
    select
        patient_id, event_date, event_end, 'service', 'REV', revenue_code, null, null, claim_key, line_number, eob_type,
        coalesce(rendering_npi, provider_npi),
        case when hcpcs is null then quantity end,
        case when hcpcs is null then paid end,
        null, null, available_date, load_id
    from line
    where revenue_code is not null
    union all
    select
        patient_id, event_date, event_end, 'drug', 'NDC', ndc, null, null, claim_key, line_number, eob_type,
        coalesce(rendering_npi, provider_npi),
        case when eob_type = 'PDE' then quantity end,
        case when eob_type = 'PDE' then total_drug_cost end,
        days_supply, null, available_date, load_id
    from line
    where ndc is not null
    union all
    select
        c.patient_id, c.claim_start, c.claim_end, 'diagnosis', concat('ICD', concat(coalesce(d.icd_version, ''), 'CM')), d.code_nodot, d.rank, d.type,
        c.claim_key, null, c.eob_type, c.provider_npi, null, null, null, d.poa, c.available_date, c.load_id
    from claim_head c
    join current_claim_diagnosis d
        on d.load_id = c.load_id and d.source_file = c.source_file and d.source_line = c.source_line
    where d.code_nodot is not null
    union all
    select
        c.patient_id, coalesce(p.procedure_date, c.claim_start), coalesce(p.procedure_date, c.claim_end), 'procedure',
        concat('ICD', concat(coalesce(p.icd_version, ''), case when p.icd_version = '9' then 'PROC' else 'PCS' end)), replace(p.code, '.', ''), p.seq, null,
        c.claim_key, null, c.eob_type, c.provider_npi, null, null, null, null, c.available_date, c.load_id
    from claim_head c
    join current_claim_procedure p
        on p.load_id = c.load_id and p.source_file = c.source_file and p.source_line = c.source_line
    where p.code is not null
    union all
    select
        patient_id, coalesce(discharge_date, claim_end), coalesce(discharge_date, claim_end), 'drg', 'DRG', drg_code, null, null,
        claim_key, null, eob_type, provider_npi, null, null, null, null, available_date, load_id
    from claim_head
    where drg_code is not null
    union all
    select
        s.patient_id, s.admission_date, s.discharge_date, 'stay', 'DRG', s.last_drg_code, null, s.setting, s.first_claim_key, null,
        case when s.setting = 'snf' then 'SNF' else 'INPATIENT' end, null, null, s.paid_amount, null, null, s.processed_date, c.load_id
    from facility_stay s
    join claim_head c on c.claim_key = s.first_claim_key
)
select
    patient_id,
    event_date,
    event_end,
    cast(event_type as varchar(16)) as event_type,
    cast(code_system as varchar(12)) as code_system,
    code,
    code_rank,
    code_role,
    claim_key,
    line_number,
    claim_type,
    provider_npi,
    quantity,
    amount,
    days_supply,
    poa,
    available_date,
    load_id as source_load
from event
order by patient_id, event_date nulls last, claim_key nulls first, event_type, line_number nulls first, code_rank nulls first, code_system, code;
