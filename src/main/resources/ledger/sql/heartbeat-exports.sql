-- Who is alive keeps what it drives; of its own feed, so that the routes of two feeds never wait for each other's rows.
update exports set lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer)
 where feed = :#${variable.global:feed} and owner = :#${variable.global:worker}
