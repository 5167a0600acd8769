-- The newest exports of a feed, or of every feed, or one of them. BCDA deletes a job's files after a day.
select e.feed, e.id, case when e.since is null then 'full' else 'incremental' end as kind, e.state,
       e.open_feed is not null as open,
       coalesce(e.open_feed is not null and e.owner is not null and e.lease_until > current_timestamp, false) as running,
       e.since, e.transaction_time, e.started_at, e.kicked_off_at, e.manifest_at, e.finished_at, e.files_expire_at, e.job_progress,
       e.checks as status_checks, e.exit_code, e.message
  from (select x.*, row_number() over (partition by x.feed order by x.started_at desc, x.id desc) as place,
               case when x.open_feed is not null and x.state = 'downloading' then x.manifest_at + interval '24' hour end as files_expire_at,
               case when x.state = 'waiting' then nullif(x.progress, '') end as job_progress
          from exports x
         where (:feed is null or x.feed = :feed) and (:export is null or x.id = :export)) e
 where e.place <= :most
 order by e.feed, e.place
