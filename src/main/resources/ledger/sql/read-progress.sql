select count(f.name) as files, coalesce(sum(case when f.state = 'delivered' then 1 else 0 end), 0) as delivered,
       coalesce(sum(case when f.state in ('failed', 'gone') then 1 else 0 end), 0) as failed,
       coalesce(sum(case when f.state = 'gone' then 1 else 0 end), 0) as gone,
       coalesce(sum(case when f.state = 'gone' and f.times_gone = 1 then 1 else 0 end), 0) as newlyGone,
       coalesce(sum(case when f.state in ('pending', 'failed', 'gone') then 1 else 0 end), 0) as toFetch,
       coalesce(sum(case when f.attempt_id is not null and f.lease_until > current_timestamp then 1 else 0 end), 0) as running,
       coalesce(sum(f.lines), 0) as lines, coalesce(sum(f.bytes), 0) as bytes, coalesce(sum(f.wire_bytes), 0) as wireBytes,
       coalesce(sum(case when f.state in ('pending', 'failed') then f.expected_bytes end), 0) as bytesToCome,
       max(case when e.state <> 'finished' then e.exit_code end) as stopCode, max(e.message) as stopMessage,
       min(case when f.state in ('failed', 'gone') then f.exit_code end) as failureCode,
       min(case when f.state in ('failed', 'gone') then f.problem end) as failure
  from exports e left join files f on f.feed = e.feed and f.export_id = e.id
 where e.feed = :feed and e.id = :export
