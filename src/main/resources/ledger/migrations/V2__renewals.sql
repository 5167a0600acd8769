-- How often the export was kicked off anew because its job was gone: once at most, so that it cannot go round.
-- A file may be 'gone' as well: failed, because the server has deleted it.
alter table exports add column renewals integer default 0 not null;
