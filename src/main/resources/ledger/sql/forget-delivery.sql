-- Before it is remembered anew.
delete from deliveries where feed = :#${variable.delivery.feed} and export_id = :#${variable.delivery.exportId} and name = :#${variable.delivery.name} and destination = :#${variable.destination.name}
