-- What nobody holds and whose pause is over.
select feed as "feed", export_id as "exportId", name as "name" from files
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and state in ('pending', 'verified') and next_at <= current_timestamp
   and (lease_until is null or lease_until < current_timestamp)
 order by attempts, name limit 200
