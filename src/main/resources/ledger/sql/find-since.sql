-- The transaction time of the last export with the same scope that was delivered whole.
select id, transaction_time from exports
 where feed = :feed and scope = :scope and state = 'finished' and since_advanced = true
 order by finished_at desc limit 1
