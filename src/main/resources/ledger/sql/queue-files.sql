-- Held for the download queue, unless somebody was first.
update files set owner = :#${variable.global:worker}, lease_until = current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer), attempt_id = null
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and name in (:#in:${variable.names})
   and state in ('pending', 'verified')
   and (lease_until is null or lease_until < current_timestamp
        or owner = :#${variable.global:worker}
           and position('|' || export_id || '/' || name || '|' in cast(:#${variable.held} as varchar)) = 0)
