-- What landed is not there any more, or is not what was received: it is fetched with all its attempts anew.
update files set state = 'pending', attempts = 0, delivery_attempts = 0, next_at = current_timestamp, change_time = null
 where feed = :feed and export_id = :export and name in (:names) and state = 'delivered'
   and exists (select 1 from exports e where e.feed = files.feed and e.id = files.export_id and e.owner = :worker)
