-- Stays in hospitals and in skilled nursing facilities, put together of the claims that bill them.
-- Grain: one row per stay of an enrollee in a setting
-- Key: patient_id, setting, stay_number
-- Sources: current_claim, current_claim_diagnosis, calendar
-- setting is inpatient or snf. A claim lasts from its admission date (its first day of service, where it has none: that may lie three days before the
-- admission, by Medicare's payment window) to its discharge
-- date (or its last day of service, if that is later or the only one). Claims of the same setting that overlap, or of which one begins on the day
-- when the other ends or on the next day, are one stay: so transfers and the interim bills of a long stay are put together, and stays of a setting
-- never overlap. Somebody who goes home and is admitted again the next day is in one stay, too; facility_count and claim_count show such stays.
-- Only final claims count. A claim without dates, or with dates outside of the calendar, makes no stay.
create table facility_stay as
with billed as (
    select
        c.*,
        case when c.eob_type = 'SNF' then 'snf' else 'inpatient' end as setting,
        coalesce(c.admission_date, c.claim_start, c.claim_end) as first_day,
        case
            when c.discharge_date is null or c.claim_end > c.discharge_date then coalesce(c.claim_end, c.discharge_date, c.claim_start)
            else c.discharge_date
        end as last_day,
        coalesce(c.billing_ccn, c.facility_npi, c.billing_npi) as facility
    from current_claim c
    where c.eob_type in ('INPATIENT', 'SNF') and c.standing = 'final' and c.patient_id is not null
),
spanned as (
    select
        b.*,
        f.day_number as first_number,
        case when l.day_number < f.day_number then f.day_number else l.day_number end as last_number
    from billed b
    join calendar f on f.day = b.first_day
    join calendar l on l.day = b.last_day
),
reached as (
    select
        s.*,
        max(last_number) over (
            partition by patient_id, setting
            order by first_number, last_number, claim_key
            rows between unbounded preceding and 1 preceding
        ) as reached_number
    from spanned s
),
islands as (
    select
        r.*,
        sum(case when first_number <= reached_number + 1 then 0 else 1 end) over (
            partition by patient_id, setting
            order by first_number, last_number, claim_key
            rows between unbounded preceding and current row
        ) as stay_number
    from reached r
),
ordered as (
    select
        i.*,
        row_number() over (partition by patient_id, setting, stay_number order by first_number, last_number, claim_key) as from_first,
        row_number() over (partition by patient_id, setting, stay_number order by last_number desc, first_number desc, claim_key desc) as from_last
    from islands i
),
principal as (
    select load_id, source_file, source_line, min(code_nodot) as code
    from current_claim_diagnosis
    where type = 'principal'
    group by load_id, source_file, source_line
),
stay as (
    select
        o.patient_id,
        o.setting,
        o.stay_number,
        min(o.first_number) as first_number,
        max(o.last_number) as last_number,
        count(*) as claim_count,
        count(distinct o.facility) as facility_count,
        max(case when o.from_first = 1 then o.claim_key end) as first_claim_key,
        max(case when o.from_last = 1 then o.claim_key end) as last_claim_key,
        max(case when o.from_first = 1 then o.facility end) as first_facility,
        max(case when o.from_last = 1 then o.facility end) as last_facility,
        max(case when o.from_first = 1 then o.admission_type end) as admission_type,
        max(case when o.from_first = 1 then o.admission_source end) as admission_source,
        max(case when o.from_last = 1 then o.discharge_status end) as discharge_status,
        max(case when o.from_first = 1 then p.code end) as first_principal_diagnosis,
        max(case when o.from_last = 1 then p.code end) as last_principal_diagnosis,
        max(case when o.from_first = 1 then o.drg_code end) as first_drg_code,
        max(case when o.from_last = 1 then o.drg_code end) as last_drg_code,
        max(o.processed_date) as processed_date,
        sum(o.total_charge) as total_charge,
        sum(o.paid_amount) as paid_amount
    from ordered o
    left join principal p
        on p.load_id = o.load_id and p.source_file = o.source_file and p.source_line = o.source_line
    group by o.patient_id, o.setting, o.stay_number
)
select
    s.patient_id,
    cast(s.setting as varchar(9)) as setting,
    cast(s.stay_number as integer) as stay_number,
    f.day as admission_date,
    l.day as discharge_date,
    coalesce(s.discharge_status = '30', false) as is_still_patient,
    cast(s.last_number - s.first_number as integer) as length_of_stay,
    cast(s.first_number - lag(s.last_number) over (
        partition by s.patient_id, s.setting
        order by s.stay_number
    ) as integer) as days_since_discharge,
    cast(s.claim_count as integer) as claim_count,
    cast(s.facility_count as integer) as facility_count,
    s.first_claim_key,
    s.last_claim_key,
    s.first_facility,
    s.last_facility,
    s.admission_type,
    s.admission_source,
    s.discharge_status,
    s.first_principal_diagnosis,
    s.last_principal_diagnosis,
    s.first_drg_code,
    s.last_drg_code,
    s.processed_date,
    cast(s.total_charge as decimal(18,2)) as total_charge,
    cast(s.paid_amount as decimal(18,2)) as paid_amount
from stay s
join calendar f on f.day_number = s.first_number
join calendar l on l.day_number = s.last_number
order by s.patient_id, f.day, s.setting;
