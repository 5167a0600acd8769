-- Each firing of a feed's schedule that somebody acted upon: who inserts the row does, so that replicas fire once.
create table firings (
    feed varchar(64) not null,
    due_at timestamp with time zone not null,
    worker varchar(100) not null,
    primary key (feed, due_at)
);

-- When an open export last stopped with a failure, so that it can be resumed a while later.
alter table exports add column stopped_at timestamp with time zone;
