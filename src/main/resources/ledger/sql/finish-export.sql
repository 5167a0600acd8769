-- The export is over, and since advances in the same moment.
update exports set owner = null, lease_until = null, state = 'finished', open_feed = null,
       since_advanced = :#${variable.outcome.sinceAdvances}, exit_code = :#${variable.outcome.exitCode},
       message = :#${variable.outcome.message}, landing = :#${variable.global:landingAfterwards}
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and state = 'finishing'
