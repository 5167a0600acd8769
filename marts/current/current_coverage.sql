-- The coverages of people, each as the server described it last.
-- Grain: one row per coverage.
-- Key: coverage_id
-- Sources: coverage, current_load
-- A coverage that has ended is here with its period_end and the status cancelled. Left out: coverages that came by v2, if the feed has claims of v3.
create table current_coverage as
with newest as (
    select
        load_id,
        source_file,
        source_line,
        row_number() over (
            partition by coverage_id
            order by last_updated desc nulls last, load_id desc, source_file desc, source_line desc
        ) as version
    from coverage r
    where not exists (select 1 from current_load l where l.load_id = r.load_id and not l.newest_version)
)
select r.*
from coverage r
join newest n
    on n.load_id = r.load_id and n.source_file = r.source_file and n.source_line = r.source_line
where n.version = 1
order by r.patient_id, r.period_start, r.coverage_id;
