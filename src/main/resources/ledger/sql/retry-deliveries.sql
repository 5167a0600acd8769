-- A file that waits for its destination gets all its attempts anew, at once.
update files set delivery_attempts = 0, next_at = current_timestamp
 where feed = :feed and export_id = :export and state = 'verified' and attempt_id is null
