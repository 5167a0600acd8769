-- Held for the download queue, if no other process was first.
update files set owner = :worker, lease_until = current_timestamp + interval '1' second * cast(:leaseSeconds as integer), attempt_id = null
 where feed = :feed and export_id = :export and name in (:names) and state in ('pending', 'verified')
   and (lease_until is null or lease_until < current_timestamp or owner = :worker and name not in (:held))
