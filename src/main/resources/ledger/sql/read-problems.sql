-- What the files of open exports last failed with, those that were given up first.
select p.feed, p.name, p.state, p.attempts, p.problem
  from (select f.feed, f.name, f.state, f.attempts, f.problem,
               row_number() over (partition by f.feed order by case when f.state in ('failed', 'gone') then 0 else 1 end, f.attempts desc, f.name) as place
          from files f join exports e on e.feed = f.feed and e.id = f.export_id
         where e.open_feed is not null and f.problem is not null and f.state <> 'delivered') p
 where p.place <= 5
 order by p.feed, p.place
