select name, destination, location, checksum from deliveries
 where feed = :feed and export_id = :export and location is not null order by name, destination
