-- Only the driver finishes an export, and only when every file is delivered. The time of the first try is the time of the finish.
update exports set state = 'finishing', finished_at = coalesce(finished_at, current_timestamp)
 where feed = :feed and id = :export and owner = :worker and state in ('downloading', 'finishing')
   and not exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id and f.state <> 'delivered')
