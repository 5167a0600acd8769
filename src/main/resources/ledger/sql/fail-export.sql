-- Ends the export: the next one asks anew. Nobody holds it any more; who else reports the end waits for as long as a lease.
update exports set owner = null, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer), state = 'failed', open_feed = null,
       ended_by = :worker, told = false, finished_at = current_timestamp, exit_code = :exitCode, message = :message, manifest = null
 where feed = :feed and id = :export and owner = :worker and open_feed is not null
