-- When the feed's last export began; null before the first.
select max(started_at) from exports where feed = :feed
