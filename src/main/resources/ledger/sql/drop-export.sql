-- Over before it began.
update exports set state = 'failed', open_feed = null, finished_at = current_timestamp,
       message = 'The settings had changed before BCDA accepted it.'
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and state in ('requested', 'kicking-off')
