-- What in the data needs a look before sums are made of them.
-- Grain: one row per check
-- Key: check_name
-- Sources: current_claim, current_claim_line, load_file, rejected_line, rejected_value
-- found_count of of_count; people are those behind the found, people_of_all those behind all that were looked at, both NULL where nobody is named. Checks of claims look at all final ones:
--   no_billing_provider  neither an NPI nor a CCN of who bills, nor of the pharmacy
--   no_lines             no line came with the claim
--   lines_differ         the lines' payments do not add up to the claim's; of_count are the claims that have both, on every line. The lines of v2's inpatient
--                        and SNF claims and of drug events have none
--   rejected_line        lines of files that are no records, of all lines in all loads
--   rejected_value       values that fit no column, in all loads; of_count is NULL, because nobody counts values
create table report_quality as
with line as (
    select load_id, source_file, source_line, count(*) as lines, count(paid) as lines_with_paid, sum(paid) as paid
    from current_claim_line
    where standing = 'final'
    group by load_id, source_file, source_line
),
looked_at as (
    select
        c.patient_id,
        case when coalesce(c.billing_npi, c.billing_ccn) is null then 1 else 0 end as no_billing_provider,
        case when l.lines is null then 1 else 0 end as no_lines,
        case when c.paid_amount is not null and l.lines = l.lines_with_paid then 1 else 0 end as has_both,
        case when l.lines = l.lines_with_paid and c.paid_amount <> l.paid then 1 else 0 end as lines_differ
    from current_claim c
    left join line l
        on l.load_id = c.load_id and l.source_file = c.source_file and l.source_line = c.source_line
    where c.standing = 'final'
),
checked as (
    select
        1 as place,
        'no_billing_provider' as check_name,
        coalesce(sum(no_billing_provider), 0) as found_count,
        count(*) as of_count,
        count(distinct case when no_billing_provider = 1 then patient_id end) as people,
        count(distinct patient_id) as people_of_all
    from looked_at
    union all
    select 2, 'no_lines', coalesce(sum(no_lines), 0), count(*), count(distinct case when no_lines = 1 then patient_id end), count(distinct patient_id)
    from looked_at
    union all
    select
        3,
        'lines_differ',
        coalesce(sum(lines_differ), 0),
        coalesce(sum(has_both), 0),
        count(distinct case when lines_differ = 1 then patient_id end),
        count(distinct case when has_both = 1 then patient_id end)
    from looked_at
    union all
    select 4, 'rejected_line', (select count(*) from rejected_line), coalesce(sum(records), 0) + coalesce(sum(bad_lines), 0), null, null
    from load_file
    union all
    select 5, 'rejected_value', count(*), null, null, null
    from rejected_value
)
select
    cast(check_name as varchar(20)) as check_name,
    cast(found_count as bigint) as found_count,
    cast(of_count as bigint) as of_count,
    cast(people as bigint) as people,
    cast(people_of_all as bigint) as people_of_all
from checked
order by place;
