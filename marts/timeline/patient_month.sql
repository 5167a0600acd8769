-- Who was covered by what in which month, and what was paid for them in it: member months, and spending by setting over them.
-- Grain: one row per enrollee and month in which the enrollee had any part of Medicare, or a claim
-- Key: patient_id, year_month
-- Sources: population_left, current_patient, current_coverage, current_coverage_month, current_load, current_claim, current_claim_line, load_file, calendar
-- Months without claims are here with zeros, because who was covered and had nothing is not who was not covered. They go from the month of the earliest
-- claim of the feed to that of the newest transaction time, and not past a death. A month counts as soon as one of its days is covered. Where v2 says by
-- month what somebody had (coverage_month), this is taken, also of earlier months; elsewhere the periods of coverage are.
-- Months of those who left end with the month of the full export that missed them (population_left), because no claims come after it.
--   part_a .. part_d    NULL if no coverage of the enrollee was exported at all: then nobody knows
--   dual                Medicaid beside Medicare (status 01 to 06 and 08); in v2 NULL for months that it does not tell of
--   medicare_advantage  part C, or an HMO indicator of a plan that handles claims (all but 0 and 4): fee-for-service claims of such months are
--                       absent or not all here, so zeros do not mean that nothing was spent
-- Amounts are of final claims, in the month of the last day of service; of drugs in that of the fill. A stay over the end of a month counts where it ends. The
-- sum of all months is that of all final claims with a date. *_paid is what Medicare paid; total_paid is parts A and B, without drugs. drug_cost is what
-- drugs cost in all, drug_plan_paid what Part D plans paid of it, which v3 does not send (then 0).
create table patient_month as
with bounds as (
    select
        coalesce(least_claim, least_month, newest_load) as first_month,
        coalesce(newest_load, newest_claim, newest_month) as last_month
    from (
        select
            (select min(k.month_number) from current_claim c join calendar k on k.day = c.claim_start where c.standing = 'final') as least_claim,
            (select max(k.month_number) from current_claim c join calendar k on k.day = c.claim_end where c.standing = 'final') as newest_claim,
            (select min(k.month_number) from current_coverage_month m join calendar k on k.day = m.year_month) as least_month,
            (select max(k.month_number) from current_coverage_month m join calendar k on k.day = m.year_month) as newest_month,
            (select max(k.month_number) from load_file f join calendar k on k.day = cast(f.transaction_time as date)) as newest_load
    ) known
),
month_row as (
    select year_month, month_number
    from calendar
    where day = year_month
),
dead as (
    select p.patient_id, k.month_number
    from current_patient p
    join calendar k on k.day = p.death_date
),
period as (
    select
        c.patient_id,
        c.part,
        c.dual_status_code,
        f.month_number as first_month,
        coalesce(l.month_number, 2412) as last_month
    from current_coverage c
    join calendar f on f.day = c.period_start
    left join calendar l on l.day = c.period_end
    where c.patient_id is not null
        and (c.period_end is not null or c.status is null or c.status <> 'cancelled')
),
by_period as (
    select
        p.patient_id,
        m.month_number,
        max(case when p.part = 'A' then 1 else 0 end) as part_a,
        max(case when p.part = 'B' then 1 else 0 end) as part_b,
        max(case when p.part = 'C' then 1 else 0 end) as part_c,
        max(case when p.part = 'D' then 1 else 0 end) as part_d,
        max(case when p.part = 'DUAL' then p.dual_status_code end) as dual_status
    from period p
    cross join bounds b
    join month_row m
        on m.month_number between p.first_month and p.last_month
        and m.month_number between b.first_month and b.last_month
    group by p.patient_id, m.month_number
),
by_month as (
    select
        m.patient_id,
        k.month_number,
        max(case when m.buyin in ('1', '3', 'A', 'C') then 1 when m.buyin in ('0', '2', 'B') then 0 end) as part_a,
        max(case when m.buyin in ('2', '3', 'B', 'C') then 1 when m.buyin in ('0', '1', 'A') then 0 end) as part_b,
        max(case when m.ptc_contract in ('0', 'N', '*') then 0 when m.ptc_contract is not null then 1 end) as part_c,
        max(case when m.ptd_contract in ('0', 'N', '*') then 0 when m.ptd_contract is not null then 1 end) as part_d,
        max(case when m.hmo_ind is not null then m.hmo_ind end) as hmo_ind,
        max(m.dual_status) as dual_status
    from current_coverage_month m
    join calendar k on k.day = m.year_month
    where m.patient_id is not null
    group by m.patient_id, k.month_number
),
enrolled as (
    select
        coalesce(m.patient_id, p.patient_id) as patient_id,
        coalesce(m.month_number, p.month_number) as month_number,
        coalesce(m.part_a, p.part_a, 0) as part_a,
        coalesce(m.part_b, p.part_b, 0) as part_b,
        coalesce(m.part_c, p.part_c, 0) as part_c,
        coalesce(m.part_d, p.part_d, 0) as part_d,
        m.hmo_ind,
        coalesce(m.dual_status, p.dual_status) as dual_status
    from by_month m
    full join by_period p on p.patient_id = m.patient_id and p.month_number = m.month_number
),
covered as (
    select e.*
    from enrolled e
    cross join bounds b
    left join dead d on d.patient_id = e.patient_id
    left join population_left g on g.patient_id = e.patient_id
    where e.month_number <= coalesce(d.month_number, b.last_month)
        and e.month_number <= coalesce(g.last_month_number, b.last_month)
        and e.month_number <= b.last_month
        and (e.part_a = 1 or e.part_b = 1 or e.part_c = 1 or e.part_d = 1)
),
line as (
    select load_id, source_file, source_line, sum(total_drug_cost) as drug_cost, sum(plan_paid) as plan_paid
    from current_claim_line
    where standing = 'final'
    group by load_id, source_file, source_line
),
spent as (
    select
        c.patient_id,
        k.month_number,
        coalesce(c.eob_type, 'OTHER') as setting,
        c.paid_amount,
        l.drug_cost,
        l.plan_paid
    from current_claim c
    join calendar k on k.day = case when c.eob_type = 'PDE' then coalesce(c.claim_start, c.claim_end) else coalesce(c.claim_end, c.claim_start) end
    left join line l
        on l.load_id = c.load_id and l.source_file = c.source_file and l.source_line = c.source_line
    where c.standing = 'final' and c.patient_id is not null
),
spending as (
    select
        patient_id,
        month_number,
        sum(case when setting = 'INPATIENT' then paid_amount end) as inpatient_paid,
        sum(case when setting = 'SNF' then paid_amount end) as snf_paid,
        sum(case when setting = 'OUTPATIENT' then paid_amount end) as outpatient_paid,
        sum(case when setting = 'HHA' then paid_amount end) as hha_paid,
        sum(case when setting = 'HOSPICE' then paid_amount end) as hospice_paid,
        sum(case when setting = 'CARRIER' then paid_amount end) as carrier_paid,
        sum(case when setting = 'DME' then paid_amount end) as dme_paid,
        sum(case when setting not in ('INPATIENT', 'SNF', 'OUTPATIENT', 'HHA', 'HOSPICE', 'CARRIER', 'DME', 'PDE') then paid_amount end) as other_paid,
        sum(case when setting <> 'PDE' then paid_amount end) as total_paid,
        sum(case when setting = 'PDE' then drug_cost end) as drug_cost,
        sum(case when setting = 'PDE' then plan_paid end) as drug_plan_paid,
        sum(case when setting = 'INPATIENT' then 1 else 0 end) as inpatient_claims,
        sum(case when setting = 'SNF' then 1 else 0 end) as snf_claims,
        sum(case when setting = 'OUTPATIENT' then 1 else 0 end) as outpatient_claims,
        sum(case when setting = 'HHA' then 1 else 0 end) as hha_claims,
        sum(case when setting = 'HOSPICE' then 1 else 0 end) as hospice_claims,
        sum(case when setting = 'CARRIER' then 1 else 0 end) as carrier_claims,
        sum(case when setting = 'DME' then 1 else 0 end) as dme_claims,
        sum(case when setting not in ('INPATIENT', 'SNF', 'OUTPATIENT', 'HHA', 'HOSPICE', 'CARRIER', 'DME', 'PDE') then 1 else 0 end) as other_claims,
        sum(case when setting = 'PDE' then 1 else 0 end) as drug_claims
    from spent
    group by patient_id, month_number
),
known as (
    select c.patient_id, max(v.api_version) as api_version
    from current_coverage c
    left join current_load v on v.load_id = c.load_id
    where c.patient_id is not null
    group by c.patient_id
),
joined as (
    select
        coalesce(e.patient_id, s.patient_id) as row_patient,
        coalesce(e.month_number, s.month_number) as row_month,
        e.part_a,
        e.part_b,
        e.part_c,
        e.part_d,
        e.dual_status,
        e.hmo_ind,
        s.*
    from covered e
    full join spending s on s.patient_id = e.patient_id and s.month_number = e.month_number
)
select
    j.row_patient as patient_id,
    m.year_month,
    case when w.patient_id is not null then coalesce(j.part_a, 0) = 1 end as part_a,
    case when w.patient_id is not null then coalesce(j.part_b, 0) = 1 end as part_b,
    case when w.patient_id is not null then coalesce(j.part_c, 0) = 1 end as part_c,
    case when w.patient_id is not null then coalesce(j.part_d, 0) = 1 end as part_d,
    case
        when j.dual_status is not null then j.dual_status in ('01', '02', '03', '04', '05', '06', '08')
        when w.api_version = 'v3' then false
    end as dual,
    j.dual_status,
    j.hmo_ind,
    case
        when w.patient_id is not null then coalesce(j.part_c, 0) = 1 or coalesce(j.hmo_ind, '0') not in ('0', '4')
    end as medicare_advantage,
    cast(coalesce(j.inpatient_paid, 0) as decimal(18,2)) as inpatient_paid,
    cast(coalesce(j.snf_paid, 0) as decimal(18,2)) as snf_paid,
    cast(coalesce(j.outpatient_paid, 0) as decimal(18,2)) as outpatient_paid,
    cast(coalesce(j.hha_paid, 0) as decimal(18,2)) as hha_paid,
    cast(coalesce(j.hospice_paid, 0) as decimal(18,2)) as hospice_paid,
    cast(coalesce(j.carrier_paid, 0) as decimal(18,2)) as carrier_paid,
    cast(coalesce(j.dme_paid, 0) as decimal(18,2)) as dme_paid,
    cast(coalesce(j.other_paid, 0) as decimal(18,2)) as other_paid,
    cast(coalesce(j.total_paid, 0) as decimal(18,2)) as total_paid,
    cast(coalesce(j.drug_cost, 0) as decimal(18,2)) as drug_cost,
    cast(coalesce(j.drug_plan_paid, 0) as decimal(18,2)) as drug_plan_paid,
    cast(coalesce(j.inpatient_claims, 0) as integer) as inpatient_claims,
    cast(coalesce(j.snf_claims, 0) as integer) as snf_claims,
    cast(coalesce(j.outpatient_claims, 0) as integer) as outpatient_claims,
    cast(coalesce(j.hha_claims, 0) as integer) as hha_claims,
    cast(coalesce(j.hospice_claims, 0) as integer) as hospice_claims,
    cast(coalesce(j.carrier_claims, 0) as integer) as carrier_claims,
    cast(coalesce(j.dme_claims, 0) as integer) as dme_claims,
    cast(coalesce(j.other_claims, 0) as integer) as other_claims,
    cast(coalesce(j.drug_claims, 0) as integer) as drug_claims
from joined j
join month_row m on m.month_number = j.row_month
left join known w on w.patient_id = j.row_patient
order by j.row_patient, m.year_month;
