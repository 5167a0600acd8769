-- What each destination holds, proven. address is the destination's as the settings had it then: a file that was
-- delivered elsewhere is delivered again.
create table deliveries (
    feed varchar(64) not null,
    export_id varchar(32) not null,
    name varchar(400) not null,
    destination varchar(64) not null,
    address varchar(1500) not null,
    location varchar(2500),
    checksum varchar(200),
    delivered_at timestamp with time zone default current_timestamp not null,
    primary key (feed, export_id, name, destination)
);

-- How often it was tried to deliver a file that was verified by an earlier attempt.
alter table files add column deliveries integer default 0 not null;

-- kept, clearing (delivered, and no longer wanted here) or cleared.
alter table exports add column landing varchar(16) default 'kept' not null;
