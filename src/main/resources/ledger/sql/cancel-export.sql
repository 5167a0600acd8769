-- Ends an open export, whichever process drives it, unless it is being finished at this moment.
update exports set state = 'cancelled', open_feed = null, owner = null, lease_until = null, ended_by = :worker,
       finished_at = current_timestamp, exit_code = 12, manifest = null,
       message = 'It was canceled here. Landed files stay without a marker; the next export asks again.'
 where feed = :feed and id = :export and open_feed is not null
   and (state <> 'finishing' or owner is null or lease_until < current_timestamp)
