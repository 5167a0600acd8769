-- The last finished export of the same feed that asked for the same.
select id as "id" from exports
 where feed = :#${variable.export.feed} and scope = :#${variable.export.scope} and state = 'finished' and id <> :#${variable.export.id}
 order by finished_at desc limit 1
