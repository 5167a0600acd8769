-- Finished or failed in a process that is gone, before it could report the end.
select id from exports where feed = :feed and not told
   and (lease_until is null or lease_until < current_timestamp)
 order by id
