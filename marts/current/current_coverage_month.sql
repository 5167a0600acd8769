-- Enrollment by month, as v2 sends it: each month of a coverage as the server described it last.
-- Grain: one row per coverage and month; of v2 only.
-- Key: the coverage, which coverage names by load_id, source_file and source_line, and year_month
-- Sources: coverage_month, coverage, current_load
-- A coverage tells of one year at a time, so the months of earlier years come from earlier loads and not from current_coverage. Left out: everything,
-- if the feed has claims of v3, which has periods in place of months.
create table current_coverage_month as
with newest as (
    select
        m.load_id,
        m.source_file,
        m.source_line,
        m.year_month,
        row_number() over (
            partition by c.coverage_id, m.year_month
            order by m.last_updated desc nulls last, m.load_id desc, m.source_file desc, m.source_line desc
        ) as version
    from coverage_month m
    join coverage c
        on c.load_id = m.load_id and c.source_file = m.source_file and c.source_line = m.source_line
    where not exists (select 1 from current_load l where l.load_id = m.load_id and not l.newest_version)
)
select m.*
from coverage_month m
join newest n
    on n.load_id = m.load_id
    and n.source_file = m.source_file
    and n.source_line = m.source_line
    and n.year_month = m.year_month
where n.version = 1
order by m.patient_id, m.year_month;
