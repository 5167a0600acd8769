-- Who is alive keeps what waits in its queue and what its living attempts hold; a lease that has ended too, as long as
-- nobody else has taken the row.
update files set lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer)
 where feed = :#${variable.global:feed} and owner = :#${variable.global:worker}
   and (attempt_id is null or position(attempt_id in cast(:#${variable.living} as varchar(100000))) > 0)
