-- The process that inserts the row acts on the firing.
insert into firings (feed, due_at, worker)
select cast(:feed as varchar(64)), cast(:due as timestamp with time zone), cast(:worker as varchar(100))
 where not exists (select 1 from firings where feed = :feed and due_at = cast(:due as timestamp with time zone))
