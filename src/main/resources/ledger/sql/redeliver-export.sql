-- Back from its finish when files are to be delivered again.
update exports set state = 'downloading'
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and state = 'finishing'
   and exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id and f.state = 'verified')
