-- The transaction time of the last export that was delivered whole, asked with the same scope.
select transaction_time as "since" from exports
 where feed = :#${variable.feed} and scope = :#${variable.scope} and state = 'finished' and since_advanced = true
 order by finished_at desc limit 1
