-- The same file at the address that its job names now. One that was gone gets all its attempts anew; a partial file is continued.
update files set url = :url, attempts = case when times_gone > 0 then 0 else attempts end,
       next_at = current_timestamp + interval '1' second * cast(:pauseSeconds as integer), exit_code = null, problem = null, state = 'pending'
 where feed = :feed and export_id = :export and name = :name and state in ('gone', 'pending') and attempt_id is null
   and exists (select 1 from exports e where e.feed = files.feed and e.id = files.export_id and e.owner = :worker)
