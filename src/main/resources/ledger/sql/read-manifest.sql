-- As BCDA sent it.
select manifest from exports where feed = :feed and id = :export
