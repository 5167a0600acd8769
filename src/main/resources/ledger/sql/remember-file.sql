-- One row a file; the body is the list of them. None for a process that does not drive the export any more.
insert into files (feed, export_id, name, kind, type, number, url, expected_lines, expected_bytes, expected_sha256)
select e.feed, e.id, cast(:#name as varchar(200)), cast(:#kind as varchar(8)), cast(:#type as varchar(64)), cast(:#number as integer),
       cast(:#url as varchar(2000)), cast(:#expectedLines as bigint), cast(:#expectedBytes as bigint), cast(:#expectedSha256 as varchar(100))
  from exports e where e.feed = :#feed and e.id = :#exportId and e.owner = :#${variable.global:worker} and e.state = 'waiting'
