-- A firing of long ago comes from no replica's clock any more.
delete from firings where feed = :#${variable.feed} and due_at < current_timestamp - interval '30' day
