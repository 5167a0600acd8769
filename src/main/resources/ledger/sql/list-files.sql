-- A page of an export's files.
select name as "name", kind as "kind", type as "type", state as "state", attempt_id is not null as "running", attempts as "attempts",
       next_at as "nextAt", landed_name as "landedName", lines as "resources", bytes as "bytes", sha256 as "sha256",
       exit_code as "exitCode", problem as "problem"
  from files where feed = :#${variable.call.feed} and export_id = :#${variable.call.export}
 order by name limit cast(:#${variable.call.limit} as integer) offset cast(:#${variable.call.offset} as integer)
