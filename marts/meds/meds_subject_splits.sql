-- Which subjects of the MEDS data set are for training, which for tuning, and which are held out.
-- Grain: one row per subject with events
-- Key: subject_id
-- Sources: meds_data
-- Of ten subjects eight are train, one is tuning, and one is held_out, by the last digit of subject_id: so nobody ever changes sides.
create table meds_subject_splits as
select distinct
    subject_id,
    cast(case mod(subject_id, 10) when 8 then 'tuning' when 9 then 'held_out' else 'train' end as varchar(8)) as split
from meds_data
order by subject_id;
