-- Written before the request is sent: after a crash BCDA's list of jobs is searched before another request is sent.
update exports set state = 'kicking-off', kicked_off_at = current_timestamp
 where feed = :feed and id = :export and owner = :worker and state in ('requested', 'kicking-off')
