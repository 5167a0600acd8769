-- Ends an export that BCDA has not accepted, because the settings ask for something else now.
update exports set owner = null, lease_until = null, state = 'failed', open_feed = null, ended_by = :worker,
       finished_at = current_timestamp, exit_code = null, message = 'The settings had changed before BCDA accepted it.'
 where feed = :feed and id = :export and owner = :worker and state in ('requested', 'kicking-off')
