-- The newest exports of a feed, or of every feed, or one of them.
select e.feed as "feed", e.id as "id", e.state as "state", e.since as "since", e.transaction_time as "transactionTime",
       e.open_feed is not null as "open", coalesce(e.owner is not null and e.lease_until > current_timestamp, false) as "running",
       e.started_at as "startedAt", e.kicked_off_at as "kickedOffAt", e.manifest_at as "manifestAt", e.finished_at as "finishedAt",
       e.progress as "jobProgress", e.checks as "statusChecks", e.exit_code as "exitCode", e.message as "message"
  from (select x.*, row_number() over (partition by x.feed order by x.started_at desc, x.id desc) as place
          from exports x
         where (cast(:#${variable.call.feed} as varchar(64)) is null or x.feed = :#${variable.call.feed})
           and (cast(:#${variable.call.export} as varchar(32)) is null or x.id = :#${variable.call.export})) e
 where e.place <= cast(:#${variable.call.most} as integer)
 order by e.feed, e.place
