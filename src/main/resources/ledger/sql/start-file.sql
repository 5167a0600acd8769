-- Claims the file for an attempt. An attempt that asks again, because no answer came, counts once. No attempt begins after
-- the export has stopped, and none is fetched while a file has just gone and its job has not been asked.
update files set owner = :worker, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer), attempt_id = :attempt,
       attempts = attempts + case when state = 'pending' and (attempt_id is null or attempt_id <> :attempt) then 1 else 0 end,
       delivery_attempts = delivery_attempts + case when state = 'verified' and (attempt_id is null or attempt_id <> :attempt) then 1 else 0 end
 where feed = :feed and export_id = :export and name = :name and state in ('pending', 'verified')
   and (attempt_id is null or attempt_id = :attempt or lease_until < current_timestamp)
   and (state = 'verified' or not exists (select 1 from files g
         where g.feed = files.feed and g.export_id = files.export_id and g.state = 'gone' and g.times_gone = 1))
   and exists (select 1 from exports e
                where e.feed = files.feed and e.id = files.export_id and e.state = 'downloading' and e.exit_code is null)
