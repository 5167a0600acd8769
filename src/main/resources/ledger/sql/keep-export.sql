-- Stopped, and still open: the next run goes on here.
update exports set owner = null, lease_until = null, stopped_at = current_timestamp, exit_code = :#${variable.outcome.exitCode}, message = :#${variable.outcome.message}
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and open_feed is not null
