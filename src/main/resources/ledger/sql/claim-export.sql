-- One process at a time drives an export. A lease ends by the database's clock.
update exports set owner = :worker, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer)
 where feed = :feed and id = :export and open_feed is not null
   and (owner is null or owner = :worker or lease_until is null or lease_until < current_timestamp)
