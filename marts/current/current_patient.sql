-- The people of the feed, each as the server described them last.
-- Grain: one row per enrollee.
-- Key: patient_id
-- Sources: patient, current_load
-- An enrollee who is missing in a later export is still here: BCDA never says who is no longer attributed. Left out: who came by v2 only, if the feed
-- has claims of v3. Their ids are others.
create table current_patient as
with newest as (
    select
        load_id,
        source_file,
        source_line,
        row_number() over (
            partition by patient_id
            order by last_updated desc nulls last, load_id desc, source_file desc, source_line desc
        ) as version
    from patient r
    where not exists (select 1 from current_load l where l.load_id = r.load_id and not l.newest_version)
)
select r.*
from patient r
join newest n
    on n.load_id = r.load_id and n.source_file = r.source_file and n.source_line = r.source_line
where n.version = 1
order by r.patient_id;
