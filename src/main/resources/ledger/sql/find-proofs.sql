-- Where the export's marker was delivered: it goes last, so everything else of the export is there as well. A destination that
-- names no place, such as a webhook, is believed only of an export that our own landing need not keep.
select d.destination as name, d.address from deliveries d join exports e on e.feed = d.feed and e.id = d.export_id
 where d.feed = :feed and d.export_id = :export and d.name = '_SUCCESS' and (d.location is not null or e.landing <> 'kept')
