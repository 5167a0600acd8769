-- Ends the export: the next one asks anew.
update exports set owner = null, lease_until = null, state = 'failed', open_feed = null, ended_by = :worker,
       finished_at = current_timestamp, exit_code = :exitCode, message = :message, manifest = null
 where feed = :feed and id = :export and owner = :worker and open_feed is not null
