-- Back from its finish, because files are delivered again.
update exports set state = 'downloading'
 where feed = :feed and id = :export and owner = :worker and state = 'finishing'
   and exists (select 1 from files f where f.feed = exports.feed and f.export_id = exports.id and f.state = 'verified')
