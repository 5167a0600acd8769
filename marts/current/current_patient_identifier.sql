-- The Medicare numbers and other identifiers of people, as their newest records have them.
-- Grain: one row per identifier of an enrollee.
-- Key: patient_id, system, value (as far as the record has each once)
-- Sources: patient_identifier, current_patient
-- A number that only an older record of the enrollee had is left out: records carry the numbers of the past, too.
create table current_patient_identifier as
select i.*
from patient_identifier i
join current_patient p
    on p.load_id = i.load_id and p.source_file = i.source_file and p.source_line = i.source_line
order by i.patient_id, i.period_start, i.value;
