-- The events of patient_event in the form of MEDS, the Medical Event Data Standard, which tools for machine learning read.
-- Grain: one row per event
-- Key: none
-- Sources: patient_event, current_patient, meds_subject
-- Codes are MEDS_BIRTH, MEDS_DEATH, ENROLL//PART_A//START and //END (PART_A to PART_D, DUAL), CLAIM//<kind>, STAY//INPATIENT//START and //END (and SNF),
-- and <vocabulary>//<code> with ICD10CM, ICD9CM, ICD10PCS, ICD9PROC, HCPCS, NDC, REV and DRG. SEX, RACE and ETHNICITY have no time, because they are not
-- events. meds_codes has all of them.
-- time is midnight of the day: claims know no hours. An event is known to CMS only since available_date (NULL: not said): whoever predicts something must
-- not use what was not known yet.
-- numeric_value is the amount of claims and services and the days' supply of drugs; it is a 32-bit number, so amounts are in exact_amount, too.
-- No id of CMS and no number of a provider is in it. Dates are as they are: it is not de-identified.
-- Left out: events without a date.
create table meds_data as
with timed as (
    select
        s.subject_id,
        e.event_date,
        case
            when e.event_type = 'birth' then 'MEDS_BIRTH'
            when e.event_type = 'death' then 'MEDS_DEATH'
            when e.event_type in ('enrollment_start', 'enrollment_end') then concat(
                concat(case when e.code = 'DUAL' then 'ENROLL//' else 'ENROLL//PART_' end, e.code),
                case when e.event_type = 'enrollment_start' then '//START' else '//END' end
            )
            when e.event_type = 'claim' then concat('CLAIM//', coalesce(e.code, 'UNKNOWN'))
            when e.event_type = 'stay' then concat(concat('STAY//', e.claim_type), '//START')
            else concat(concat(e.code_system, '//'), e.code)
        end as code,
        case when e.event_type = 'drug' then cast(e.days_supply as decimal(18,2)) when e.event_type = 'stay' then null else e.amount end as value,
        case when e.event_type = 'stay' then null else e.amount end as exact_amount,
        e.available_date,
        e.claim_type,
        e.code_role,
        e.code_rank,
        e.poa,
        e.quantity,
        e.days_supply
    from patient_event e
    join meds_subject s on s.patient_id = e.patient_id
    where e.event_date is not null
    union all
    select
        s.subject_id, e.event_end, concat(concat('STAY//', e.claim_type), '//END'), null, null, e.available_date, e.claim_type, e.code_role, null, null,
        null, null
    from patient_event e
    join meds_subject s on s.patient_id = e.patient_id
    where e.event_type = 'stay' and e.event_end is not null
    union all
    select s.subject_id, null, concat('SEX//', p.sex), null, null, null, null, null, null, null, null, null
    from current_patient p
    join meds_subject s on s.patient_id = p.patient_id
    where p.sex is not null
    union all
    select s.subject_id, null, concat('RACE//', p.race_code), null, null, null, null, null, null, null, null, null
    from current_patient p
    join meds_subject s on s.patient_id = p.patient_id
    where p.race_code is not null
    union all
    select s.subject_id, null, concat('ETHNICITY//', p.ethnicity_code), null, null, null, null, null, null, null, null, null
    from current_patient p
    join meds_subject s on s.patient_id = p.patient_id
    where p.ethnicity_code is not null
)
select
    subject_id,
    cast(event_date as timestamp) as time,
    code,
    cast(value as real) as numeric_value,
    cast(null as varchar(1)) as text_value,
    exact_amount,
    available_date,
    claim_type,
    code_role,
    code_rank,
    poa,
    quantity,
    days_supply
from timed
order by
    subject_id,
    event_date nulls first,
    code,
    claim_type nulls first,
    code_rank nulls first,
    code_role nulls first,
    poa nulls first,
    exact_amount nulls first,
    quantity nulls first,
    days_supply nulls first,
    available_date nulls first;
