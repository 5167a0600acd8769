update exports set state = 'waiting', job_url = :#${variable.jobUrl} where feed = :#${variable.export.feed} and id = :#${variable.export.id} and state = 'kicking-off'
