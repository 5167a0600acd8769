-- The fence: only who still holds the row may give the file its final name. What was verified is known from here on.
update files set state = 'verified', lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer),
       landed_name = :#${variable.received.name}, partial_name = :#${variable.received.partialName},
       wire_bytes = :#${variable.received.wireBytes}, bytes = :#${variable.received.bytes},
       lines = :#${variable.received.lines}, sha256 = :#${variable.received.sha256},
       wire_sha256 = :#${variable.received.wireSha256}
 where feed = :#${variable.file.feed} and export_id = :#${variable.file.exportId} and name = :#${variable.file.name} and attempt_id = :#${variable.file.attemptId} and lease_until > current_timestamp
