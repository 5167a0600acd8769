-- The same file at the address that its job names now. One that was gone gets all its attempts anew; a partial file is continued.
update files set url = :url, attempts = case state when 'gone' then 0 else attempts end,
       next_at = case state when 'gone' then current_timestamp + interval '1' second * cast(:pauseSeconds as integer) else next_at end,
       exit_code = case state when 'gone' then null else exit_code end, problem = case state when 'gone' then null else problem end,
       state = 'pending'
 where feed = :feed and export_id = :export and name = :name and state in ('gone', 'pending') and attempt_id is null
   and exists (select 1 from exports e where e.feed = files.feed and e.id = files.export_id and e.owner = :worker)
