select feed as "feed", id as "id", state as "state", scope as "scope", since as "since", request_url as "requestUrl",
       job_url as "jobUrl", transaction_time as "transactionTime", needs_token as "needsToken",
       started_at as "startedAt", exit_code as "exitCode", message as "message"
  from exports where feed = :#${variable.export.feed} and id = :#${variable.export.id}
