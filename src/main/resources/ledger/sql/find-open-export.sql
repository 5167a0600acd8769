-- The feed's export that is not over yet, if there is one.
select feed as "feed", id as "id" from exports where open_feed = :#${variable.feed}
