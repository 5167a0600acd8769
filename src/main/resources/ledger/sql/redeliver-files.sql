-- A destination that is new or has moved gets every file. Files that are landed are not fetched again.
update files set state = 'verified', attempts = 0, delivery_attempts = 0
 where feed = :feed and export_id = :export and state = 'delivered'
   and not exists (select 1 from deliveries d
                    where d.feed = files.feed and d.export_id = files.export_id and d.name = files.landed_name
                      and d.destination = :destination and d.address = :address)
