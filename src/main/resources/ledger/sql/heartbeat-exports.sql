-- Prolongs what this process drives, feed by feed, so that the routes of two feeds never wait for each other's rows.
update exports set lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer) where feed = :feed and owner = :worker
