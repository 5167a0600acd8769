-- When the feed's last export began, in seconds since 1970; null before the first.
select cast(extract(epoch from max(started_at)) as bigint) as "startedAt" from exports where feed = :#${variable.feed}
