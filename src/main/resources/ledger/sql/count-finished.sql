select count(*) from exports where feed = :feed and state = 'finished'
