-- No replica's clock brings back a firing of a month ago.
delete from firings where feed = :feed and due_at < current_timestamp - interval '30' day
