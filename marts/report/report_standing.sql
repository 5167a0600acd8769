-- How many claims count, and why the others do not: the newest version of each claim by its standing.
-- Grain: one row per kind of record and standing, also those that no claim has
-- Key: record_kind, standing
-- Sources: current_claim, current_pac_claim
-- record_kind is claim, or pac_claim for v2's partially adjudicated claims, whose people are counted by their Medicare number. current_claim says what each
-- standing means. All claims of the feed, not those of report_month alone. people_of_all counts people once over all standings of a kind of record.
create table report_standing as
with kind as (
    select 'claim' as record_kind, 1 as place, 'final' as standing
    union all select 'claim', 2, 'not_final'
    union all select 'claim', 3, 'unknown'
    union all select 'claim', 4, 'partial'
    union all select 'claim', 5, 'superseded'
    union all select 'pac_claim', 6, 'partial'
    union all select 'pac_claim', 7, 'not_final'
    union all select 'pac_claim', 8, 'superseded'
),
found as (
    select 'claim' as record_kind, standing, count(*) as claims, count(distinct patient_id) as people
    from current_claim
    group by standing
    union all
    select 'pac_claim' as record_kind, standing, count(*) as claims, count(distinct mbi) as people
    from current_pac_claim
    group by standing
),
overall as (
    select 'claim' as record_kind, count(distinct patient_id) as people
    from current_claim
    union all
    select 'pac_claim' as record_kind, count(distinct mbi) as people
    from current_pac_claim
)
select
    cast(k.record_kind as varchar(9)) as record_kind,
    cast(k.standing as varchar(10)) as standing,
    coalesce(f.claims, 0) as claims,
    coalesce(f.people, 0) as people,
    o.people as people_of_all
from kind k
join overall o on o.record_kind = k.record_kind
left join found f on f.record_kind = k.record_kind and f.standing = k.standing
order by k.place;
