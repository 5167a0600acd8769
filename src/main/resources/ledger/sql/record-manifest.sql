update exports set state = 'downloading', transaction_time = :transactionTime, needs_token = :needsToken,
       manifest_at = current_timestamp, server_time = :serverTime, manifest_sha256 = :manifestSha256
 where feed = :feed and id = :export and owner = :worker and state = 'waiting'
