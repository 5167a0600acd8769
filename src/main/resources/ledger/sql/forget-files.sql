-- A manifest that was remembered in part is remembered anew: BCDA lists its files in any order.
delete from files where feed = :#${variable.export.feed} and export_id = :#${variable.export.id}
   and exists (select 1 from exports e where e.feed = files.feed and e.id = files.export_id and e.state = 'waiting')
