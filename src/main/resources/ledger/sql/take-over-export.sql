-- A helper takes over when the driver is silent or was stopped. It does not when the driver stopped with a failure, except
-- 16: that driver only gave up waiting.
update exports set owner = :worker, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer)
 where feed = :feed and id = :export and open_feed is not null
   and (lease_until < current_timestamp or owner is null and (exit_code is null or exit_code = 16))
