-- Delivered elsewhere, proven, and finished: the landing need not keep them (bcda.landing.keep).
select feed as "feed", id as "id" from exports where feed = :#${variable.feed} and state = 'finished' and landing = 'clearing' order by id
