-- Back from its finish, because files are fetched again.
update exports set state = 'downloading', finished_at = null
 where feed = :feed and id = :export and owner = :worker and state = 'finishing'
