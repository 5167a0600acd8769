-- The loads of the feed with the version of the API that each came by.
-- Grain: one row per load.
-- Key: load_id
-- Sources: load_file, claim
-- A load without claims has the version of the loads before it, or, if it comes first, the oldest version there is.
-- The ids of claims and people differ between v2 and v3. So after a change of version the other marts leave out what came before it
-- (newest_version is false), which is why such a change begins with a full export.
create table current_load as
with versioned as (
    select load_id, max(api_version) as api_version
    from claim
    group by load_id
),
newest as (
    select min(api_version) as oldest_version, max(api_version) as newest_version
    from versioned
),
loads as (
    select
        load_id,
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
        max(v.api_version) over (order by l.load_id rows between unbounded preceding and current row) as api_version,
        l.transaction_time,
        l.since,
        l.files,
        l.records
    from loads l
    left join versioned v on v.load_id = l.load_id
)
select
    k.load_id,
    coalesce(k.api_version, n.oldest_version) as api_version,
    coalesce(coalesce(k.api_version, n.oldest_version) = n.newest_version, true) as newest_version,
    k.transaction_time,
    k.since,
    k.files,
    k.records
from known k
cross join newest n
order by k.load_id;
