-- The question is written down before it is asked, by the process that will ask it.
insert into exports (feed, id, open_feed, state, scope, since, request_url, owner, lease_until)
values (:feed, :export, :feed, 'requested', :scope, :since, :requestUrl, :worker, current_timestamp + interval '1' second * cast(:leaseSeconds as integer))
