-- A failure that every other file would meet as well stops the export; the first one names the cause. Only who still
-- holds the file may say so.
update exports set exit_code = :#${variable.setback.exitCode}, message = :#${variable.setback.problem}
 where feed = :#${variable.file.feed} and id = :#${variable.file.exportId} and exit_code is null and state = 'downloading'
   and exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id
                and f.name = :#${variable.file.name} and f.attempt_id = :#${variable.attemptId})
