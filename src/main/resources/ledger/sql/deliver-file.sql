update files set state = 'delivered', owner = null, lease_until = null, attempt_id = null, problem = null, exit_code = null
 where feed = :#${variable.file.feed} and export_id = :#${variable.file.exportId} and name = :#${variable.file.name} and attempt_id = :#${variable.file.attemptId} and state = 'verified'
