-- A failure that every other file would meet as well stops the export; the first one names the cause.
update exports set exit_code = :#${variable.setback.exitCode}, message = :#${variable.setback.problem}
 where feed = :#${variable.file.feed} and id = :#${variable.file.exportId} and exit_code is null
