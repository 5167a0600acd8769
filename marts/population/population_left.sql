-- Who has left and not come back, and until when their coverage is followed: to the end of the month of the roster that missed them.
-- Grain: one row per enrollee who was in a roster and is not attributed now.
-- Key: patient_id
-- Sources: population, calendar
-- After that roster no more claims come for them, so patient_month and eligibility end there.
create table population_left as
select gone.patient_id, max(e.day) as last_day, max(e.month_number) as last_month_number
from population gone
join calendar k on k.day = cast(gone.data_through as date)
join calendar e on e.month_number = k.month_number and e.is_month_end
left join (
    select distinct patient_id
    from population
    where is_current
) now_there on now_there.patient_id = gone.patient_id
where gone.standing = 'left' and now_there.patient_id is null
group by gone.patient_id;
