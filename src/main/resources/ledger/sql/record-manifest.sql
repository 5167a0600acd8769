update exports set state = 'downloading', transaction_time = :transactionTime, needs_token = :needsToken,
       manifest_at = current_timestamp, server_time = :serverTime, manifest = :manifest
 where feed = :feed and id = :export and owner = :worker and state = 'waiting'
