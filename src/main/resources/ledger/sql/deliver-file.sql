update files set state = 'delivered', owner = null, lease_until = null, attempt_id = null, change_time = :changeTime, problem = null, exit_code = null
 where feed = :feed and export_id = :export and name = :name and attempt_id = :attempt and state = 'verified'
