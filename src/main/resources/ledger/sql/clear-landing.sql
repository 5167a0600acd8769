update exports set landing = 'cleared' where feed = :feed and id = :export
