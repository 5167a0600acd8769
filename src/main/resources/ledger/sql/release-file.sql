-- A failed attempt gives its row back at once. The ledger keeps the pause, so no downloader waits.
update files set state = coalesce(cast(:state as varchar(16)), state), owner = null, lease_until = null, attempt_id = null,
       next_at = current_timestamp + interval '1' second * cast(:pauseSeconds as integer),
       attempts = attempts - cast(:attemptsGivenBack as integer), times_gone = times_gone + case when cast(:state as varchar(16)) = 'gone' then 1 else 0 end,
       exit_code = :exitCode, problem = :problem
 where feed = :feed and export_id = :export and name = :name and attempt_id = :attempt
