insert into files (feed, export_id, name, kind, type, number, url, expected_lines, expected_bytes, expected_sha256)
values (:feed, :exportId, :name, :kind, :type, :number, :url, :expectedLines, :expectedBytes, :expectedSha256)
