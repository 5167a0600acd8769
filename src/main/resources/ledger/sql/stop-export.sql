-- The export stops and stays open: the next run goes on with it.
update exports set owner = null, lease_until = null, ended_by = :worker, stopped_at = current_timestamp, exit_code = :exitCode, message = :message
 where feed = :feed and id = :export and owner = :worker and open_feed is not null
