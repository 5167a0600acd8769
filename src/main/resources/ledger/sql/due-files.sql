-- What nobody holds and whose pause is over; what is ours by the ledger although nobody here is at it, because an answer of
-- the ledger was lost; never more than the queue has room for, so that other processes get their share.
select name as "name" from files
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and state in ('pending', 'verified') and next_at <= current_timestamp
   and (lease_until is null or lease_until < current_timestamp
        or owner = :#${variable.global:worker}
           and position('|' || export_id || '/' || name || '|' in cast(:#${variable.held} as varchar)) = 0)
 order by attempts, name
 limit greatest(0, cast(:#${variable.global:queuedAhead} as integer)
       - (select count(*) from files waiting where waiting.owner = :#${variable.global:worker} and waiting.attempt_id is null
            and waiting.feed = :#${variable.export.feed}
            and position('|' || waiting.export_id || '/' || waiting.name || '|' in cast(:#${variable.held} as varchar)) > 0))
