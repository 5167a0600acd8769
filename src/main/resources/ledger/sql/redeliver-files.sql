-- A destination that was added or moved since gets every file; where they are landed they need not be fetched.
update files set state = 'verified', attempts = 0, deliveries = 0
 where feed = :#${variable.export.feed} and export_id = :#${variable.export.id} and state = 'delivered'
   and not exists (select 1 from deliveries d
                    where d.feed = files.feed and d.export_id = files.export_id and d.name = files.landed_name
                      and d.destination = :#${variable.destination.name} and d.address = :#${variable.destination.address})
