-- What stopped it last time is past.
update exports set exit_code = null, message = null, ended_by = null where feed = :feed and id = :export and owner = :worker
