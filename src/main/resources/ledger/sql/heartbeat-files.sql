-- Who is alive keeps what it has in its queue or is at work on; a lease that has ended too, as long as nobody else has taken
-- the row. What it holds without being at work on it, because it could not be given back, is free for others when the lease ends.
update files set lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer)
 where feed = :#${variable.global:feed} and owner = :#${variable.global:worker}
   and position('|' || export_id || '/' || name || '|' in cast(:#${variable.held} as varchar)) > 0
