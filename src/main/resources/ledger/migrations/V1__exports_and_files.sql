-- One row an export. open_feed holds the feed while the export is open and null once it is over:
-- its unique key lets one export be open for a feed.
create table exports (
    feed varchar(64) not null,
    id varchar(32) not null,
    open_feed varchar(64) unique,
    -- requested, kicking-off, waiting, downloading, finishing, finished, failed
    state varchar(16) not null,
    -- server, group, types and filter: what since is kept for
    scope varchar(3000) not null,
    since varchar(64),
    request_url varchar(4000) not null,
    job_url varchar(2000),
    transaction_time varchar(64),
    needs_token boolean default true not null,
    checks integer default 0 not null,
    progress varchar(200),
    exit_code integer,
    message varchar(4000),
    since_advanced boolean default false not null,
    owner varchar(100),
    lease_until timestamp with time zone,
    started_at timestamp with time zone default current_timestamp not null,
    kicked_off_at timestamp with time zone,
    manifest_at timestamp with time zone,
    finished_at timestamp with time zone,
    primary key (feed, id)
);

-- One row a file, and the row is the lease: who sets attempt_id may fetch, until lease_until. A row without an owner
-- is free; a row with an owner and no attempt_id waits in the download queue.
create table files (
    feed varchar(64) not null,
    export_id varchar(32) not null,
    name varchar(200) not null,
    kind varchar(8) not null,
    type varchar(64) not null,
    number integer not null,
    url varchar(2000) not null,
    expected_lines bigint,
    expected_bytes bigint,
    expected_sha256 varchar(100),
    -- pending, verified (whole, checked and in .partial), delivered, failed
    state varchar(16) default 'pending' not null,
    attempts integer default 0 not null,
    attempt_id varchar(40),
    next_at timestamp with time zone default current_timestamp not null,
    owner varchar(100),
    lease_until timestamp with time zone,
    landed_name varchar(200),
    partial_name varchar(400),
    wire_bytes bigint,
    bytes bigint,
    lines bigint,
    sha256 varchar(64),
    wire_sha256 varchar(64),
    exit_code integer,
    problem varchar(2000),
    primary key (feed, export_id, name),
    foreign key (feed, export_id) references exports (feed, id)
);

create index files_by_state on files (feed, export_id, state, next_at);
