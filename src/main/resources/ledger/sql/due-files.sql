-- What nobody holds and whose pause is over; never more than the queue has room for, so that other processes get their share.
select feed as "feed", export_id as "exportId", name as "name" from files
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and state in ('pending', 'verified') and next_at <= current_timestamp
   and (lease_until is null or lease_until < current_timestamp)
 order by attempts, name
 limit greatest(0, cast(:#${variable.global:queuedAhead} as integer)
       - (select count(*) from files waiting where waiting.owner = :#${variable.global:worker} and waiting.attempt_id is null
            and waiting.feed = :#${variable.export.feed}))
