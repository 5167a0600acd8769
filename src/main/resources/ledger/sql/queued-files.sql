-- What is held for the queue and not in it yet.
select feed as "feed", export_id as "exportId", name as "name" from files
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and state in ('pending', 'verified')
   and owner = :#${variable.global:worker} and attempt_id is null
   and position('|' || export_id || '/' || name || '|' in cast(:#${variable.held} as varchar)) = 0
 order by attempts, name
