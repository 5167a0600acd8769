-- Each feed's last export that was delivered whole: the next one asks from its transaction time on.
select s.feed, s.finished_at, s.transaction_time
  from (select x.feed, x.finished_at, x.transaction_time, row_number() over (partition by x.feed order by x.finished_at desc) as place
          from exports x where x.state = 'finished' and x.since_advanced = true) s
 where s.place = 1
