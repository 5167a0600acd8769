-- Over for good, whoever drives it; one that is being finished is left to its finish.
update exports set state = 'cancelled', open_feed = null, owner = null, lease_until = null, finished_at = current_timestamp,
       exit_code = 12, message = 'It was cancelled here. What has landed stays without its marker; the next export asks anew.'
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and open_feed is not null
   and (state <> 'finishing' or owner is null or lease_until < current_timestamp)
