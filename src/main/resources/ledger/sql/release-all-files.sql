-- Attempts that are under way find that the file is no longer theirs.
update files set owner = null, lease_until = null, attempt_id = null
 where feed = :feed and export_id = :export and state <> 'delivered'
