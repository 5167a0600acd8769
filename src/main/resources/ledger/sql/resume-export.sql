-- What stopped it last time is past.
update exports set exit_code = null, message = null where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker}
