-- Held for the queue, and not in it yet.
select name from files
 where feed = :feed and export_id = :export and state in ('pending', 'verified')
   and owner = :worker and attempt_id is null and name not in (:held)
 order by attempts, name
