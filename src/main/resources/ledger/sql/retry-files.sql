-- A file that failed gets all its attempts anew.
update files set state = 'pending', attempts = 0, times_gone = 0, owner = null, lease_until = null, attempt_id = null, exit_code = null,
       next_at = current_timestamp
 where feed = :feed and export_id = :export and state in ('failed', 'gone')
