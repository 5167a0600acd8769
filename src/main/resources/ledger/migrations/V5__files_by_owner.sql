-- Who counts what it holds must not read every row of every export.
create index files_by_owner on files (owner, attempt_id);
