select f.feed as "feed", f.export_id as "exportId", f.name as "name", f.kind as "kind", f.type as "type",
       f.number as "number", f.url as "url", e.needs_token as "needsToken", f.expected_lines as "expectedLines",
       f.expected_bytes as "expectedBytes", f.expected_sha256 as "expectedSha256", f.state as "state",
       f.attempts as "attempts", f.deliveries as "deliveries", f.attempt_id as "attemptId", f.landed_name as "landedName",
       f.partial_name as "partialName", f.wire_bytes as "wireBytes", f.bytes as "bytes", f.lines as "lines",
       f.sha256 as "sha256", f.wire_sha256 as "wireSha256"
  from files f join exports e on e.feed = f.feed and e.id = f.export_id
 where f.feed = :#${variable.export.feed} and f.export_id = :#${variable.export.id} order by f.name
