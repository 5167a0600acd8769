-- The end could not be reported: whoever looks when the lease is over tries again.
update exports set owner = null where feed = :feed and owner = :worker and not told and (:all or id = :export)
