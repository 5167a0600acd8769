-- Over before it began.
update exports set owner = null, lease_until = null, state = 'failed', open_feed = null, finished_at = current_timestamp,
       message = 'The settings had changed before BCDA accepted it.'
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and state in ('requested', 'kicking-off')
