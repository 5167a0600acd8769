-- Who is alive keeps what it holds; a lease that has ended too, as long as nobody else has taken the row.
update files set lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer)
 where feed = :#${variable.global:feed} and owner = :#${variable.global:worker}
