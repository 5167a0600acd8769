-- How many people joined and left with each roster, to say it in one line.
-- Grain: one row per roster: a full export of everybody attributed that brought Patient.
-- Key: load_id
-- Sources: population
-- total_count is who is in the roster: first, stayed and joined together; who left is not. The first roster there is has nobody who joined or left.
-- Exports that are no rosters have no row: whom they brought is in population with the standing increment.
create table population_change as
select
    load_id,
    data_through,
    api_version,
    cast(sum(case when standing = 'left' then 0 else 1 end) as bigint) as total_count,
    cast(sum(case when standing = 'first' then 1 else 0 end) as bigint) as first_count,
    cast(sum(case when standing = 'stayed' then 1 else 0 end) as bigint) as stayed_count,
    cast(sum(case when standing = 'joined' then 1 else 0 end) as bigint) as joined_count,
    cast(sum(case when standing = 'left' then 1 else 0 end) as bigint) as left_count
from population
where standing in ('first', 'stayed', 'joined', 'left')
group by load_id, data_through, api_version
order by data_through, load_id;
