-- Claims and what Medicare paid for them, by month and setting.
-- Grain: one row per month of report_month and setting that has a claim
-- Key: year_month, setting
-- Sources: current_claim, report_month, calendar
-- Final claims without drug events, in the month of their last day. setting is inpatient, snf, outpatient, home_health, hospice, professional, dme, or other
-- where CMS does not say. people_of_month, people_of_setting and people_of_all count people once over settings, months, and both; do not sum them.
create table report_claim as
with claim_month as (
    select
        r.year_month,
        case c.eob_type
            when 'INPATIENT' then 'inpatient'
            when 'SNF' then 'snf'
            when 'OUTPATIENT' then 'outpatient'
            when 'HHA' then 'home_health'
            when 'HOSPICE' then 'hospice'
            when 'CARRIER' then 'professional'
            when 'DME' then 'dme'
            else 'other'
        end as setting,
        c.patient_id,
        c.paid_amount
    from current_claim c
    join calendar k on k.day = coalesce(c.claim_end, c.claim_start)
    join report_month r on r.year_month = k.year_month
    where c.standing = 'final' and coalesce(c.eob_type, '') <> 'PDE' and coalesce(c.claim_source, '') <> 'DDPS'
),
by_month as (
    select year_month, count(distinct patient_id) as people
    from claim_month
    group by year_month
),
by_setting as (
    select setting, count(distinct patient_id) as people
    from claim_month
    group by setting
),
overall as (
    select count(distinct patient_id) as people
    from claim_month
)
select
    c.year_month,
    cast(c.setting as varchar(12)) as setting,
    count(*) as claims,
    count(distinct c.patient_id) as people,
    cast(sum(c.paid_amount) as decimal(18,2)) as paid_amount,
    max(m.people) as people_of_month,
    max(s.people) as people_of_setting,
    max(o.people) as people_of_all
from claim_month c
join by_month m on m.year_month = c.year_month
join by_setting s on s.setting = c.setting
cross join overall o
group by c.year_month, c.setting
order by c.year_month, c.setting;
