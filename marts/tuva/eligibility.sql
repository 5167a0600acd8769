-- The input table eligibility of the Tuva Project (0.18): who is enrolled in Medicare, and when.
-- Grain: one row per enrollee and unbroken time with part A or part B.
-- Key: person_id, member_id, enrollment_start_date, enrollment_end_date, payer, plan, data_source
-- Sources: population_left, current_coverage, current_coverage_month, current_patient, current_patient_name, current_load, calendar
-- Periods come from the Coverage records of parts A and B alone, and only periods that touch or overlap become one. Time that has no end yet ends
-- with the month of the newest load (of its newest record, if the load is no export), or with the day of death. Left out are coverages without a
-- first day, those that have ended without CMS saying when, and those that begin later than they end. Months with Medicare Advantage are in: there
-- are no claims for them. person_id is the id of the Patient, member_id the Medicare number in force. Codes are the newest: dual_status_code of the
-- last month that has one (v2), or of the Medicaid coverage at the end of the time (v3). Race code 5 of CMS (Hispanic) is an ethnicity here.
-- Coverage of those who left ends with the month of the full export that missed them (population_left).
create table eligibility as
with last_day as (
    select max(m.day) as day
    from (
        select cast(coalesce(
            (select max(transaction_time) from current_load),
            (select max(last_updated) from current_coverage)
        ) as date) as day
    ) t
    join calendar d on d.day = t.day
    join calendar m on m.month_number = d.month_number
),
part_open as (
    select
        c.patient_id,
        c.part,
        c.period_start,
        case
            when p.death_date between c.period_start and coalesce(c.period_end, l.day) then p.death_date
            when c.period_end < cast('2099-12-31' as date) then c.period_end
            else l.day
        end as period_end
    from current_coverage c
    cross join last_day l
    left join current_patient p on p.patient_id = c.patient_id
    where c.part in ('A', 'B')
        and (c.period_end is not null or c.status is null or c.status <> 'cancelled')
),
part_period as (
    select
        o.patient_id,
        o.part,
        o.period_start,
        case when g.last_day < o.period_end then g.last_day else o.period_end end as period_end
    from part_open o
    left join population_left g on g.patient_id = o.patient_id
),
numbered as (
    select
        p.patient_id,
        p.period_start,
        p.period_end,
        s.day_number as start_number,
        max(e.day_number) over (
            partition by p.patient_id
            order by s.day_number, e.day_number, p.part
            rows between unbounded preceding and 1 preceding
        ) as reached,
        row_number() over (partition by p.patient_id order by s.day_number, e.day_number, p.part) as place
    from part_period p
    join calendar s on s.day = p.period_start
    join calendar e on e.day = p.period_end
    where p.period_start <= p.period_end
),
island as (
    select
        patient_id,
        period_start,
        period_end,
        sum(case when start_number <= reached + 1 then 0 else 1 end) over (
            partition by patient_id
            order by place
            rows between unbounded preceding and current row
        ) as island_number
    from numbered
),
span as (
    select patient_id, min(period_start) as span_start, max(period_end) as span_end
    from island
    group by patient_id, island_number
),
entitlement as (
    select
        patient_id,
        coalesce(max(case when part = 'A' then orec end), max(orec)) as orec,
        coalesce(max(case when part = 'A' then medicare_status_code end), max(medicare_status_code)) as medicare_status_code
    from current_coverage
    where part in ('A', 'B')
    group by patient_id
),
dual_status as (
    select patient_id, year_month as first_date, cast(null as date) as last_date, dual_status as code
    from current_coverage_month
    where dual_status is not null
    union all
    select patient_id, period_start, period_end, dual_status_code
    from current_coverage
    where part = 'DUAL' and dual_status_code is not null
),
dual_of_span as (
    select
        s.patient_id,
        s.span_start,
        d.code,
        row_number() over (partition by s.patient_id, s.span_start order by d.first_date desc nulls last, d.code) as place
    from span s
    join dual_status d
        on d.patient_id = s.patient_id and d.first_date <= s.span_end and (d.last_date is null or d.last_date >= s.span_end)
)
select
    cast(s.patient_id as varchar(64)) as person_id,
    cast(coalesce(p.mbi_current, s.patient_id) as varchar(64)) as member_id,
    cast(p.mbi_current as varchar(64)) as subscriber_id,
    cast(case when p.sex in ('male', 'female') then p.sex else 'unknown' end as varchar(10)) as gender,
    cast(case p.race_code
        when '1' then 'white'
        when '2' then 'black or african american'
        when '3' then 'other race'
        when '4' then 'asian'
        when '6' then 'american indian or alaska native'
        when '2106-3' then 'white'
        when '2054-5' then 'black or african american'
        when '2131-1' then 'other race'
        when '2028-9' then 'asian'
        when '1002-5' then 'american indian or alaska native'
        when '2076-8' then 'native hawaiian or other pacific islander'
        when 'ASKU' then 'asked but unknown'
        else 'unknown'
    end as varchar(50)) as race,
    p.birth_date,
    p.death_date,
    p.deceased as death_flag,
    s.span_start as enrollment_start_date,
    s.span_end as enrollment_end_date,
    cast('medicare' as varchar(20)) as payer,
    cast('medicare' as varchar(20)) as payer_type,
    cast('medicare' as varchar(20)) as plan,
    cast(e.orec as varchar(10)) as original_reason_entitlement_code,
    cast(d.code as varchar(10)) as dual_status_code,
    cast(e.medicare_status_code as varchar(10)) as medicare_status_code,
    cast(null as varchar(20)) as enrollment_status,
    cast(null as integer) as hospice_flag,
    cast(null as integer) as institutional_snp_flag,
    cast(null as integer) as long_term_institutional_flag,
    cast(null as varchar(64)) as group_id,
    cast(null as varchar(64)) as group_name,
    cast(p.name_suffix as varchar(50)) as name_suffix,
    cast(n.name_first as varchar(200)) as first_name,
    cast(n.name_middle as varchar(200)) as middle_name,
    cast(p.name_family as varchar(200)) as last_name,
    cast(null as varchar(11)) as social_security_number,
    cast('self' as varchar(20)) as subscriber_relation,
    cast(p.address_line as varchar(400)) as address,
    cast(p.city as varchar(100)) as city,
    cast(p.state as varchar(20)) as state,
    cast(p.zip5 as varchar(10)) as zip_code,
    cast(null as varchar(30)) as phone,
    cast(null as varchar(100)) as email,
    cast(case
        when p.race_code = '5' or p.ethnicity_code = '2135-2' then 'hispanic or latino'
        when p.ethnicity_code = '2186-5' then 'not hispanic or latino'
    end as varchar(30)) as ethnicity,
    cast('bcda' as varchar(10)) as data_source,
    cast(p.source_file as varchar(400)) as file_name,
    cast(coalesce(l.transaction_time, p.last_updated) as date) as file_date,
    cast(coalesce(l.transaction_time, p.last_updated) as timestamp) as ingest_datetime
from span s
left join current_patient p on p.patient_id = s.patient_id
left join current_patient_name n on n.patient_id = s.patient_id
left join current_load l on l.load_id = p.load_id
left join entitlement e on e.patient_id = s.patient_id
left join dual_of_span d on d.patient_id = s.patient_id and d.span_start = s.span_start and d.place = 1
order by s.patient_id, s.span_start;
