-- Attempts under way find that the file is not theirs any more.
update files set owner = null, lease_until = null, attempt_id = null
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and state <> 'delivered'
