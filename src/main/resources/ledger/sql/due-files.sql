-- Files that are free and whose pause has passed, and files that are ours although no thread of this process works on them,
-- because an answer of the ledger was lost. Never more than the queue has room for, so that other processes get their share.
select name from files
 where feed = :feed and export_id = :export and state in ('pending', 'verified') and next_at <= current_timestamp
   and (lease_until is null or lease_until < current_timestamp or owner = :worker and name not in (:held))
 order by attempts, name
 limit greatest(0, cast(:queuedAhead as integer)
       - (select count(*) from files waiting where waiting.owner = :worker and waiting.attempt_id is null
            and waiting.feed = :feed and waiting.export_id = :export and waiting.name in (:held)))
