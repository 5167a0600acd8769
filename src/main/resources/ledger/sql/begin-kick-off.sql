-- Written before the request is sent: who finds this later asks BCDA's list of jobs before asking for another one.
update exports set state = 'kicking-off', kicked_off_at = current_timestamp where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and state in ('requested', 'kicking-off')
