update exports set checks = checks + 1, progress = :progress
 where feed = :feed and id = :export and owner = :worker and state = 'waiting'
