select feed, id, state, scope, since, request_url as requestUrl, job_url as jobUrl, transaction_time as transactionTime, needs_token as needsToken, replacements,
       started_at as startedAt, kicked_off_at as kickedOffAt, manifest_at as manifestAt, server_time as serverTime, finished_at as finishedAt, exit_code as exitCode, message, since_advanced as sinceAdvanced,
       open_feed is not null and owner is not null as driven, coalesce(open_feed is not null and owner = :worker, false) as ours, coalesce(ended_by = :worker, false) as endedHere, lease_until as leaseUntil
  from exports where feed = :feed and id = :export
