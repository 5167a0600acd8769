select feed as "feed", id as "id", state as "state", scope as "scope", since as "since", request_url as "requestUrl",
       job_url as "jobUrl", transaction_time as "transactionTime", manifest_sha256 as "manifestSha256", finished_at as "finishedAt", needs_token as "needsToken", renewals as "renewals",
       started_at as "startedAt", kicked_off_at as "kickedOffAt", exit_code as "exitCode", message as "message",
       owner is not null as "driven", coalesce(owner = :#${variable.global:worker}, false) as "ours"
  from exports where feed = :#${variable.export.feed} and id = :#${variable.export.id}
