delete from files where feed = :feed and export_id = :export
