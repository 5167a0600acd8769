-- A failure that every other file would meet as well stops the export. The first one names the cause, and only an attempt
-- that still holds its file may say so.
update exports set exit_code = :exitCode, message = :problem
 where feed = :feed and id = :export and exit_code is null and state = 'downloading'
   and exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id
                and f.name = :name and f.attempt_id = :attempt)
