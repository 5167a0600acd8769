-- The same file at a fresh address: all its attempts anew. A partial file is continued.
update files set url = :url, state = 'pending', attempts = 0, next_at = current_timestamp, exit_code = null, problem = null
 where feed = :feed and export_id = :export and name = :name and state = 'gone'
   and exists (select 1 from exports e where e.feed = files.feed and e.id = files.export_id and e.owner = :worker)
