-- Who helped goes on alone when the one who drove is silent, or was stopped; not when it ended with a failure (16: it only
-- gave up waiting).
update exports set owner = :#${variable.global:worker}, lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer)
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and open_feed is not null
   and (lease_until < current_timestamp or owner is null and (exit_code is null or exit_code = 16))
