-- First and middle names of people, apart.
-- Grain: one row per enrollee with a given name.
-- Key: patient_id
-- Sources: current_patient, patient_value
-- A record has the first name and the middle name or initial as two given names, which may have spaces themselves. The first name is the one that
-- name_given begins with.
create table current_patient_name as
with given as (
    select
        p.patient_id,
        p.name_given,
        max(length(v.text)) as first_length
    from current_patient p
    join patient_value v
        on v.load_id = p.load_id and v.source_file = p.source_file and v.source_line = p.source_line
    where v.element = 'name.given'
        and (v.text = p.name_given or concat(v.text, ' ') = substring(p.name_given from 1 for length(v.text) + 1))
        and (length(v.text) < length(p.name_given) or v.text = p.name_given)
    group by p.patient_id, p.name_given
)
select
    patient_id,
    cast(substring(name_given from 1 for first_length) as varchar(200)) as name_first,
    cast(nullif(substring(name_given from first_length + 2 for 200), '') as varchar(200)) as name_middle
from given;
