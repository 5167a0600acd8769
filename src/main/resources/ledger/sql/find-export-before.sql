-- The last finished export of the feed that asked for the same.
select id from exports
 where feed = :feed and scope = :scope and state = 'finished' and id <> :export
 order by finished_at desc limit 1
