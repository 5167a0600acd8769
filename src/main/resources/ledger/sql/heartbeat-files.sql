-- Prolongs what this process has in its queue or works on, even after a lease has ended, as long as no other process took the
-- row. A row that it holds without working on it, because it could not be given back, is free for others when its lease ends.
update files set lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer)
 where feed = :feed and owner = :worker and (export_id || '/' || name) in (:held)
