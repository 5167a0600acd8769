-- What was remembered of a manifest in part, or of a job that is gone: it is remembered anew.
delete from files where feed = :#${variable.export.feed} and export_id = :#${variable.export.id}
   and exists (select 1 from exports e where e.feed = files.feed and e.id = files.export_id
                and e.state in ('requested', 'kicking-off', 'waiting') and e.owner = :#${variable.global:worker})
