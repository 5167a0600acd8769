-- Where the export's marker was delivered: it goes last, so everything else of the export is there as well.
select destination as name, address from deliveries
 where feed = :feed and export_id = :export and name = '_SUCCESS'
