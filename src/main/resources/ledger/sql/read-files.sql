select f.feed, f.export_id as exportId, f.name, f.kind, f.type, f.number, f.url, e.needs_token as needsToken, e.ranges, f.expected_lines as expectedLines, f.expected_bytes as expectedBytes,
       f.expected_sha256 as expectedSha256, f.state, f.attempts, f.delivery_attempts as deliveryAttempts, f.times_gone as timesGone, f.attempt_id as attemptId, f.landed_name as landedName, f.partial_name as partialName, f.wire_bytes as wireBytes, f.bytes,
       f.lines, f.sha256, f.wire_sha256 as wireSha256, f.change_time as changeTime
  from files f join exports e on e.feed = f.feed and e.id = f.export_id
 where f.feed = :feed and f.export_id = :export order by f.name
