-- The destination has the file, proven.
insert into deliveries (feed, export_id, name, destination, address, location, checksum)
values (:feed, :export, :name, :destination, :address, :location, :checksum)
