-- The claims of the feed, each as the server described it last, with whether it counts.
-- Grain: one row per claim.
-- Key: claim_key
-- Sources: claim
-- standing says which claims count; sums take 'final' alone:
--   final       adjudicated (NCH) or a drug event (DDPS), and CMS says that it is the final action
--   not_final   replaced by an adjustment, or cancelled
--   unknown     CMS does not say whether it is final, or where it comes from; or it is a preauthorization
--   partial     not fully adjudicated (SharedSystem), and no adjudicated claim of the enrollee has its control number
--   superseded  not fully adjudicated, and such a claim is there, final or adjusted since; or sent by v2 while the feed has claims of v3
-- A claim that CMS takes back without a word stays as it was sent last.
create table current_claim as
with newest as (
    select
        load_id,
        source_file,
        source_line,
        patient_id,
        control_number,
        api_version,
        claim_source,
        coalesce(is_final_action, false) and coalesce(status, 'active') <> 'cancelled' as is_final,
        max(api_version) over () as newest_version,
        row_number() over (
            partition by claim_key
            order by last_updated desc nulls last, load_id desc, source_file desc, source_line desc
        ) as version
    from claim
),
adjudicated as (
    select distinct patient_id, control_number
    from newest
    where version = 1
        and claim_source = 'NCH'
        and api_version = newest_version
        and control_number is not null
)
select
    c.*,
    cast(case
        when n.api_version <> n.newest_version then 'superseded'
        when c.claim_use <> 'claim' then 'unknown'
        when c.claim_source = 'SharedSystem' and a.control_number is not null then 'superseded'
        when c.is_final_action = false or c.status = 'cancelled' then 'not_final'
        when c.claim_source = 'SharedSystem' then 'partial'
        when c.is_final_action and c.claim_source in ('NCH', 'DDPS') then 'final'
        else 'unknown'
    end as varchar(10)) as standing
from claim c
join newest n
    on n.load_id = c.load_id and n.source_file = c.source_file and n.source_line = c.source_line
left join adjudicated a
    on a.patient_id = n.patient_id and a.control_number = n.control_number
where n.version = 1
order by c.patient_id, c.claim_start, c.claim_key;
