select name as "name", destination as "destination", location as "location", checksum as "checksum" from deliveries
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and location is not null order by name, destination
