-- One process at a time drives an export: who changes the row does, until its lease ends by the database's clock.
update exports set owner = :#${variable.global:worker}, lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer)
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and open_feed is not null
   and (owner is null or owner = :#${variable.global:worker} or lease_until is null or lease_until < current_timestamp)
