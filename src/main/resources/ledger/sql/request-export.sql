-- Somebody asks for the open export that has stopped: what stopped it keeps nobody from resuming it any more.
update exports set exit_code = null, message = null, ended_by = null where feed = :feed and id = :export and open_feed is not null and owner is null
