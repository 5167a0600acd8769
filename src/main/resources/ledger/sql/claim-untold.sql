-- One process reports it.
update exports set owner = :worker, ended_by = :worker, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer)
 where feed = :feed and id = :export and not told
   and (lease_until is null or lease_until < current_timestamp)
