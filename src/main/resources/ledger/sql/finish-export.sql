-- The export ends, and since advances in the same moment. Its process still holds it: the end is yet to be reported.
update exports set state = 'finished', open_feed = null, ended_by = :worker, told = false,
       since_advanced = :sinceAdvances, exit_code = :exitCode, message = :message, landing = :landing, manifest = null
 where feed = :feed and id = :export and owner = :worker and state = 'finishing'
