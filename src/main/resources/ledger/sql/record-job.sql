update exports set state = 'waiting', job_url = :jobUrl
 where feed = :feed and id = :export and owner = :worker and state = 'kicking-off'
