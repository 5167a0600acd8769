-- The question is written down before it is asked.
insert into exports (feed, id, open_feed, state, scope, since, request_url)
values (:#${variable.export.feed}, :#${variable.export.id}, :#${variable.export.feed}, 'requested',
        :#${variable.export.scope}, :#${variable.export.since}, :#${variable.export.requestUrl})
