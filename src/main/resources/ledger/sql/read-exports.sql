-- The newest exports of a feed, or of every feed, or one of them.
select e.feed, e.id, case when e.since is null then 'full' else 'incremental' end as kind, e.state,
       e.open_feed is not null as open,
       coalesce(e.open_feed is not null and e.owner is not null and e.lease_until > current_timestamp, false) as running,
       e.since, e.transaction_time, e.started_at, e.kicked_off_at, e.manifest_at, e.finished_at,
       -- BCDA deletes them a day after the job has ended.
       case when e.open_feed is not null and e.state = 'downloading' then e.manifest_at + interval '24' hour end as files_expire_at,
       case when e.state = 'waiting' then nullif(e.progress, '') end as job_progress,
       e.checks as status_checks, e.exit_code, e.message
  from (select x.*, row_number() over (partition by x.feed order by x.started_at desc, x.id desc) as place
          from exports x
         where (:feed is null or x.feed = :feed) and (:export is null or x.id = :export)) e
 where e.place <= :most
 order by e.feed, e.place
