-- A page of an export's files.
select name, lower(kind) as kind, type, state, attempt_id is not null as running, attempts,
       case when attempt_id is null and state = 'pending' then next_at end as next_at,
       landed_name, lines as resources, bytes, sha256, exit_code, problem
  from files where feed = :feed and export_id = :export
 order by name limit :limit offset :offset
