-- What was delivered in each five seconds of each feed's newest export that has a manifest.
select d.feed, d.slot, sum(f.bytes) as bytes
  from (select v.feed, v.export_id, v.name, cast(floor(extract(epoch from min(v.delivered_at)) / 5) as bigint) as slot
          from deliveries v
          join (select x.feed, x.id, row_number() over (partition by x.feed order by x.started_at desc, x.id desc) as place
                  from exports x where x.manifest_at is not null) e
            on e.feed = v.feed and e.id = v.export_id and e.place = 1
         group by v.feed, v.export_id, v.name) d
  join files f on f.feed = d.feed and f.export_id = d.export_id and f.landed_name = d.name
 group by d.feed, d.slot
 order by d.feed, d.slot
