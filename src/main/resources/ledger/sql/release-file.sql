-- A failed attempt gives its row back at once; the pause is the ledger's, so no downloader waits.
update files set state = coalesce(cast(:#${variable.setback.state} as varchar(16)), state), owner = null, lease_until = null, attempt_id = null,
       next_at = current_timestamp + interval '1' second * cast(:#${variable.setback.pauseSeconds} as integer),
       attempts = attempts - cast(:#${variable.setback.attemptsGivenBack} as integer),
       exit_code = :#${variable.setback.exitCode}, problem = :#${variable.setback.problem}
 where feed = :#${variable.file.feed} and export_id = :#${variable.file.exportId} and name = :#${variable.file.name} and attempt_id = :#${variable.attemptId}
