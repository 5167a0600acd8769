-- The export ends, and since advances in the same moment.
update exports set owner = null, lease_until = null, state = 'finished', open_feed = null, ended_by = :worker,
       since_advanced = :sinceAdvances, exit_code = :exitCode, message = :message, landing = :landing
 where feed = :feed and id = :export and owner = :worker and state = 'finishing'
