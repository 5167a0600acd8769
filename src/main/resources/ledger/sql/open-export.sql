-- The question is written down before it is asked, by who will ask it.
insert into exports (feed, id, open_feed, state, scope, since, request_url, owner, lease_until)
values (:#${variable.export.feed}, :#${variable.export.id}, :#${variable.export.feed}, 'requested',
        :#${variable.export.scope}, :#${variable.export.since}, :#${variable.export.requestUrl},
        :#${variable.global:worker}, current_timestamp + interval '1' second * cast(:#${variable.global:leaseSeconds} as integer))
