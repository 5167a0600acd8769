-- Which subject of the MEDS data set is which enrollee. Whoever has this table can tell the people behind the data: it is no part of the data set.
-- Grain: one row per enrollee whom any load has
-- Key: subject_id; patient_id as well
-- Sources: patient, coverage, claim
-- Subjects are numbered in the order of the loads that first had them, so a number stays with its enrollee when loads are added. It changes if a load
-- is added that is older than those that are there, or one is taken away.
create table meds_subject as
with seen as (
    select patient_id, load_id from patient
    union all
    select patient_id, load_id from coverage
    union all
    select patient_id, load_id from claim
),
known as (
    select patient_id, min(load_id) as first_load_id
    from seen
    where patient_id is not null
    group by patient_id
)
select
    cast(row_number() over (order by first_load_id, patient_id) as bigint) as subject_id,
    patient_id,
    first_load_id
from known
order by subject_id;
