-- Last, when every file has its row.
update exports set state = 'downloading', transaction_time = :#${variable.manifest.transactionTime},
       needs_token = :#${variable.manifest.requiresAccessToken}, manifest_at = current_timestamp, manifest_sha256 = :#${variable.manifestSha256}
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and state = 'waiting'
