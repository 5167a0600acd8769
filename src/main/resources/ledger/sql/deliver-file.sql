update files set state = 'delivered', owner = null, lease_until = null, attempt_id = null, problem = null, exit_code = null
 where feed = :feed and export_id = :export and name = :name and attempt_id = :attempt and state = 'verified'
