-- The loads of the feed with the version of the API that each came by.
-- Grain: one row per load.
-- Key: load_id
-- Sources: load_file, claim
-- The version is what load_file says, else that of the load's claims, else that of the loads before it, else the oldest there is. The ids of claims
-- and people differ between v2 and v3. So once there are claims of v3, the other marts leave out what came by v2 (newest_version is false), which is
-- why such a change begins with a full export.
create table current_load as
with claimed as (
    select load_id, max(api_version) as api_version
    from claim
    group by load_id
),
loads as (
    select
        load_id,
        max(api_version) as api_version,
        max(transaction_time) as transaction_time,
        min(since) as since,
        count(*) as files,
        cast(sum(records) as bigint) as records
    from load_file
    group by load_id
),
known as (
    select
        l.load_id,
        coalesce(
            l.api_version,
            c.api_version,
            max(coalesce(l.api_version, c.api_version)) over (
                order by l.load_id rows between unbounded preceding and current row
            ),
            min(coalesce(l.api_version, c.api_version)) over ()
        ) as api_version,
        l.transaction_time,
        l.since,
        l.files,
        l.records
    from loads l
    left join claimed c on c.load_id = l.load_id
),
newest as (
    select coalesce(max(c.api_version), max(k.api_version)) as api_version
    from known k
    left join claimed c on c.load_id = k.load_id
)
select
    k.load_id,
    k.api_version,
    coalesce(k.api_version = n.api_version, true) as newest_version,
    k.transaction_time,
    k.since,
    k.files,
    k.records
from known k
cross join newest n
order by k.load_id;
