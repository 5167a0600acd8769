-- How long people were on a drug: fills of the same NDC, put together as long as no more than 30 days lie between what they had and the next fill.
-- Grain: one row per enrollee, NDC and era
-- Key: patient_id, ndc, era_number
-- Sources: current_claim, current_claim_line, calendar
-- The drug is the NDC as it was dispensed, because the records name no ingredient: another package or another maker is another drug here. Map ndc to
-- an ingredient (RxNorm) and put eras together in the same way for more.
-- Made of final Part D drug events with an NDC and a date; one without a days' supply, or with 0, counts as 1 day. A fill lasts from its date for as
-- many days as were supplied; an early refill does not push the end out, so days_supplied may be more than era_days. gap_days are those of the era
-- on which nothing was left. Drugs that were given in a hospital or an office are no drug events; see patient_event for these.
create table drug_era as
with fill as (
    select
        c.patient_id,
        l.ndc,
        l.claim_key,
        l.line_number,
        d.day_number as first_number,
        d.day_number + case when l.days_supply > 0 then l.days_supply else 1 end - 1 as last_number,
        case when l.days_supply > 0 then l.days_supply else 1 end as days_supply,
        l.quantity,
        l.total_drug_cost,
        l.plan_paid,
        l.patient_pay
    from current_claim_line l
    join current_claim c
        on c.load_id = l.load_id and c.source_file = l.source_file and c.source_line = l.source_line
    join calendar d on d.day = coalesce(l.service_start, c.claim_start)
    where c.eob_type = 'PDE' and c.standing = 'final' and l.ndc is not null and c.patient_id is not null
),
reached as (
    select
        f.*,
        max(last_number) over (
            partition by patient_id, ndc
            order by first_number, last_number, claim_key, line_number
            rows between unbounded preceding and 1 preceding
        ) as reached_number
    from fill f
),
islands as (
    select
        r.*,
        case when first_number <= reached_number + 31 then 0 else 1 end as begins,
        sum(case when first_number <= reached_number + 31 then 0 else 1 end) over (
            partition by patient_id, ndc
            order by first_number, last_number, claim_key, line_number
            rows between unbounded preceding and current row
        ) as era_number
    from reached r
),
era as (
    select
        patient_id,
        ndc,
        era_number,
        min(first_number) as first_number,
        max(last_number) as last_number,
        count(*) as fill_count,
        sum(days_supply) as days_supplied,
        sum(case when begins = 0 and first_number > reached_number + 1 then first_number - reached_number - 1 else 0 end) as gap_days,
        sum(quantity) as quantity,
        sum(total_drug_cost) as total_drug_cost,
        sum(plan_paid) as plan_paid,
        sum(patient_pay) as patient_pay
    from islands
    group by patient_id, ndc, era_number
)
select
    e.patient_id,
    e.ndc,
    cast(e.era_number as integer) as era_number,
    f.day as era_start,
    l.day as era_end,
    cast(e.last_number - e.first_number + 1 as integer) as era_days,
    cast(e.gap_days as integer) as gap_days,
    cast(e.fill_count as integer) as fill_count,
    cast(e.days_supplied as integer) as days_supplied,
    cast(e.quantity as decimal(18,4)) as quantity,
    cast(e.total_drug_cost as decimal(18,2)) as total_drug_cost,
    cast(e.plan_paid as decimal(18,2)) as plan_paid,
    cast(e.patient_pay as decimal(18,2)) as patient_pay
from era e
join calendar f on f.day_number = e.first_number
left join calendar l on l.day_number = e.last_number
order by e.patient_id, f.day, e.ndc;
