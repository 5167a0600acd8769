-- Whoever changes the row may fetch the file; who asks again, because no answer came, counts once. Nothing is begun once
-- the export has stopped.
update files set owner = :#${variable.global:worker}, lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer), attempt_id = :#${variable.attemptId},
       attempts = attempts + case when state = 'pending' and (attempt_id is null or attempt_id <> :#${variable.attemptId}) then 1 else 0 end,
       deliveries = deliveries + case when state = 'verified' and (attempt_id is null or attempt_id <> :#${variable.attemptId}) then 1 else 0 end
 where feed = :#${variable.file.feed} and export_id = :#${variable.file.exportId} and name = :#${variable.file.name} and state in ('pending', 'verified') and (attempt_id is null or attempt_id = :#${variable.attemptId} or lease_until < current_timestamp)
   and exists (select 1 from exports e
                where e.feed = files.feed and e.id = files.export_id and e.state = 'downloading' and e.exit_code is null)
