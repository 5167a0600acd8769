-- Ends the export: the next one asks anew. Its process still holds it: the end is yet to be reported.
update exports set lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer), state = 'failed', open_feed = null,
       ended_by = :worker, told = false, finished_at = current_timestamp, exit_code = :exitCode, message = :message, manifest = null
 where feed = :feed and id = :export and owner = :worker and open_feed is not null
