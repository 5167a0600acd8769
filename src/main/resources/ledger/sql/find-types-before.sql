-- The types that the last full export of the same scope brought, of those with which since advanced.
select distinct f.type from files f
 where f.feed = :feed and f.kind = 'OUTPUT' and f.lines > 0
   and f.export_id = (select x.id from exports x
                       where x.feed = :feed and x.scope = :scope and x.state = 'finished' and x.since_advanced = true
                         and x.since is null and x.id <> :export
                       order by x.finished_at desc limit 1)
 order by f.type
