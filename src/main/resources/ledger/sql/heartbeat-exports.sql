-- Who is alive keeps what it drives.
update exports set lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer) where owner = :#${variable.global:worker}
