-- The destination has the file, proven.
insert into deliveries (feed, export_id, name, destination, address, location, checksum)
values (:#${variable.delivery.feed}, :#${variable.delivery.exportId}, :#${variable.delivery.name}, :#${variable.destination.name},
        :#${variable.destination.address}, :#${variable.delivered.location}, :#${variable.delivered.checksum})
