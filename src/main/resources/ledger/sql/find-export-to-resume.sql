-- The feed's open export, if this process can do something for it: another process drives it, or nobody does and nothing
-- stopped it, or it stopped a while ago with what a repetition can mend (13, 14, 16).
select id from exports
 where open_feed = :feed
   and (lease_until > current_timestamp or exit_code is null
        or exit_code in (13, 14, 16) and stopped_at < current_timestamp - interval '1' second * cast(:resumeAfterSeconds as integer))
