-- The fence: only an attempt that still holds the row may give the file its final name. It delivers the file as well, so that is its
-- first attempt to deliver.
update files set state = 'verified', delivery_attempts = 1, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer),
       landed_name = :landedName, partial_name = :partialName, wire_bytes = :wireBytes, bytes = :bytes,
       lines = :lines, sha256 = :sha256, wire_sha256 = :wireSha256
 where feed = :feed and export_id = :export and name = :name and attempt_id = :attempt and lease_until > current_timestamp
