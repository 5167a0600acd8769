-- What a later version may do: several statements, which H2 commits one by one.
alter table exports add column later_one varchar(10);
create table later_table (id integer primary key);
update exports set later_one = 'later';
alter table exports alter column later_one set not null;
