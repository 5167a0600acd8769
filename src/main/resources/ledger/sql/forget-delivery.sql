delete from deliveries where feed = :feed and export_id = :export and name = :name and destination = :destination
