-- The feed's export that has not ended, if there is one.
select id from exports where open_feed = :feed
