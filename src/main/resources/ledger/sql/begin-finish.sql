-- Exactly one caller finishes, and only when nothing is left. The time of the finish is fixed with its first beginning.
update exports set state = 'finishing', finished_at = coalesce(finished_at, current_timestamp)
 where feed = :#${variable.export.feed} and id = :#${variable.export.id} and owner = :#${variable.global:worker} and state in ('downloading', 'finishing')
   and not exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id and f.state <> 'delivered')
