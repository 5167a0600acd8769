-- The end was reported: the hook and, of a finish, the operator's own steps have had it.
update exports set told = true, owner = null, lease_until = null where feed = :feed and id = :export and ended_by = :worker and not told
