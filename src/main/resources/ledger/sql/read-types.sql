-- How far the files of those exports are, by type.
select f.feed, f.export_id, lower(f.kind) as kind, f.type, count(*) as files,
       sum(case when f.state = 'delivered' then 1 else 0 end) as delivered,
       sum(case when f.state in ('failed', 'gone') then 1 else 0 end) as failed,
       coalesce(sum(f.lines), 0) as resources, coalesce(sum(f.bytes), 0) as bytes,
       sum(case when f.attempts > 1 then f.attempts - 1 else 0 end) as retries
  from files f
  join (select x.feed, x.id, row_number() over (partition by x.feed order by x.started_at desc, x.id desc) as place
          from exports x
         where (:feed is null or x.feed = :feed) and (:export is null or x.id = :export)) e
    on e.feed = f.feed and e.id = f.export_id and e.place <= :most
 group by f.feed, f.export_id, f.kind, f.type
 order by f.feed, f.export_id, case f.kind when 'OUTPUT' then 1 when 'ERROR' then 2 else 3 end, f.type
