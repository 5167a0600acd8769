-- The server does not continue files as it should. Only an attempt that still holds its file may say so.
update exports set ranges = false
 where feed = :feed and id = :export
   and exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id
                and f.name = :name and f.attempt_id = :attempt)
