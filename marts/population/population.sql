-- The people attributed to the organization, export by export: who was there first, stayed, joined or left.
-- Grain: one row per enrollee and roster, and besides: one per enrollee whom later exports brought although the roster before them does not name
--   them, and one per enrollee and runout export.
-- Key: load_id, patient_id
-- Sources: load_file, patient, coverage, claim, current_load
-- A roster is a full export of everybody attributed (group all, or Patient/$export) that brought Patient and all of whose Patient lines could be
-- read. Each is compared with the one before it. standing says what came out:
--   first      in the first roster there is
--   stayed     in this roster and in the one before
--   joined     in this roster and not in the one before
--   left       in the roster before and not in this one; the row stands under this one
--   increment  not in the roster before, and yet in an export since that is no roster; the row stands under the first such export
--   runout     in an export of the group runout; that says nothing of who is attributed now
-- is_current is true of who is attributed as far as the loads tell: who is in the newest roster, and who came since. Exports that are no rosters
-- never tell that somebody left, so run a full one each month, when CMS has made its new list.
-- Rosters of v2 and v3 are not compared, because the ids differ: the first one of v3 is first again, and what v2 brought is not current then.
-- Somebody whom BCDA left out of a roster with an error of its own (see errors/ of the export) has left here, and joins again with the next.
create table population as
with exported as (
    select
        load_id,
        max(transaction_time) as data_through,
        max(patient_group) as patient_group,
        max(api_version) as api_version,
        count(since) as files_since,
        sum(case when resource_type = 'Patient' then 1 else 0 end) as patient_files,
        sum(case when resource_type = 'Patient' then bad_lines else 0 end) as bad_patient_lines
    from load_file
    group by load_id
),
known as (
    select
        e.load_id,
        e.data_through,
        coalesce(e.api_version, v.api_version, max(e.api_version) over (), '') as api_version,
        case
            when e.patient_group = 'runout' then 'runout'
            when e.patient_group in ('all', '') and e.files_since = 0 and e.patient_files > 0 and e.bad_patient_lines = 0 then 'roster'
            else 'increment'
        end as kind
    from exported e
    left join current_load v on v.load_id = e.load_id
),
numbered as (
    select
        load_id,
        data_through,
        api_version,
        kind,
        sum(case when kind = 'roster' then 1 else 0 end) over (
            partition by api_version
            order by data_through nulls last, load_id
            rows between unbounded preceding and current row
        ) as roster_number
    from known
),
newest as (
    select api_version, max(roster_number) as roster_number
    from numbered
    where api_version = (select max(api_version) from numbered)
    group by api_version
),
seen as (
    select load_id, patient_id from patient where patient_id is not null
    union all
    select load_id, patient_id from coverage where patient_id is not null
    union all
    select load_id, patient_id from claim where patient_id is not null
),
member as (
    select distinct n.load_id, n.data_through, n.api_version, n.roster_number, p.patient_id
    from numbered n
    join patient p on p.load_id = n.load_id
    where n.kind = 'roster' and p.patient_id is not null
),
other as (
    select distinct n.load_id, n.data_through, n.api_version, n.roster_number, n.kind, s.patient_id
    from numbered n
    join seen s on s.load_id = n.load_id
    where n.kind <> 'roster'
),
arrival as (
    select
        o.load_id,
        o.data_through,
        o.api_version,
        o.roster_number,
        o.patient_id,
        row_number() over (
            partition by o.api_version, o.roster_number, o.patient_id
            order by o.data_through nulls last, o.load_id
        ) as arrival_number
    from other o
    left join member m
        on m.api_version = o.api_version and m.roster_number = o.roster_number and m.patient_id = o.patient_id
    where o.kind = 'increment' and m.patient_id is null
),
stood as (
    select
        m.load_id,
        m.data_through,
        m.api_version,
        m.roster_number,
        m.patient_id,
        case when m.roster_number = 1 then 'first' when b.patient_id is null then 'joined' else 'stayed' end as standing
    from member m
    left join member b
        on b.api_version = m.api_version and b.roster_number = m.roster_number - 1 and b.patient_id = m.patient_id
    union all
    select r.load_id, r.data_through, r.api_version, r.roster_number, b.patient_id, 'left'
    from numbered r
    join member b on b.api_version = r.api_version and b.roster_number = r.roster_number - 1
    left join member m on m.load_id = r.load_id and m.patient_id = b.patient_id
    where r.kind = 'roster' and m.patient_id is null
    union all
    select load_id, data_through, api_version, roster_number, patient_id, 'increment'
    from arrival
    where arrival_number = 1
    union all
    select load_id, data_through, api_version, roster_number, patient_id, 'runout'
    from other
    where kind = 'runout'
)
select
    s.load_id,
    s.data_through,
    s.patient_id,
    cast(s.standing as varchar(9)) as standing,
    s.standing in ('first', 'stayed', 'joined', 'increment') and n.roster_number is not null as is_current,
    cast(s.api_version as varchar(2)) as api_version
from stood s
left join newest n on n.api_version = s.api_version and n.roster_number = s.roster_number
order by s.patient_id, s.data_through, s.load_id;
