-- Part D drug events and what the drugs cost, by month.
-- Grain: one row per month of report_month that has a drug event
-- Key: year_month
-- Sources: current_claim, current_claim_line, report_month, calendar
-- Final drug events in the month of the fill. drug_cost is what the drugs cost in all, plan_paid what plans paid of it, which v3 does not send (then NULL).
-- people_of_all counts people once over all months.
create table report_drug_month as
with fill as (
    select r.year_month, c.patient_id, l.total_drug_cost, l.plan_paid
    from current_claim c
    join current_claim_line l
        on l.load_id = c.load_id and l.source_file = c.source_file and l.source_line = c.source_line
    join calendar k on k.day = coalesce(l.service_start, c.claim_start)
    join report_month r on r.year_month = k.year_month
    where c.standing = 'final' and (c.eob_type = 'PDE' or c.claim_source = 'DDPS')
),
overall as (
    select count(distinct patient_id) as people
    from fill
)
select
    f.year_month,
    count(*) as fills,
    count(distinct f.patient_id) as people,
    cast(sum(f.total_drug_cost) as decimal(18,2)) as drug_cost,
    cast(sum(f.plan_paid) as decimal(18,2)) as plan_paid,
    max(o.people) as people_of_all
from fill f
cross join overall o
group by f.year_month
order by f.year_month;
