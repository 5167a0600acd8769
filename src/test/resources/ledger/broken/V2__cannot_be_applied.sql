alter table exports add column later_one varchar(10);
alter table no_such_table add column later_one varchar(10);
