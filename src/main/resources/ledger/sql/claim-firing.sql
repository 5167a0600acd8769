-- One process acts upon a firing: who inserts the row.
insert into firings (feed, due_at, worker)
select cast(:#${variable.feed} as varchar(64)), cast(:#${variable.due} as timestamp with time zone), cast(:#${variable.global:worker} as varchar(100))
 where not exists (select 1 from firings where feed = :#${variable.feed} and due_at = cast(:#${variable.due} as timestamp with time zone))
