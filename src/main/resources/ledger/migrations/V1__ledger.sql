-- One row for each export. open_feed holds the feed while the export is open and is null once it has ended: its unique key
-- lets one export be open for a feed. owner and lease_until are the lease of the process that drives it.
create table exports (
    feed varchar(64) not null,
    id varchar(32) not null,
    open_feed varchar(64) unique,
    -- the states are those of ExportState
    state varchar(16) not null,
    -- server, group, types and filter: since is kept for each of them
    scope varchar(3000) not null,
    since varchar(64),
    request_url varchar(4000) not null,
    job_url varchar(2000),
    transaction_time varchar(64),
    -- the server's clock when it sent the manifest; null when it did not tell
    server_time timestamp with time zone,
    needs_token boolean default true not null,
    -- as BCDA sent it, until the finish has published it
    manifest text,
    -- false once the server refused to continue a file: from then on every attempt fetches the whole
    ranges boolean default true not null,
    checks integer default 0 not null,
    progress varchar(200),
    -- how often a job that was gone was replaced by another one: once at most
    replacements integer default 0 not null,
    exit_code integer,
    message varchar(4000),
    since_advanced boolean default false not null,
    -- kept, clearing (delivered elsewhere and no longer wanted here) or cleared
    landing varchar(16) default 'kept' not null,
    -- false from the finish until the hook and the operator's own steps have had it
    told boolean default true not null,
    owner varchar(100),
    lease_until timestamp with time zone,
    -- the process that ended or stopped it; null while it goes on
    ended_by varchar(100),
    started_at timestamp with time zone default current_timestamp not null,
    kicked_off_at timestamp with time zone,
    manifest_at timestamp with time zone,
    stopped_at timestamp with time zone,
    finished_at timestamp with time zone,
    primary key (feed, id)
);

-- One row for each file, and the row is the lease: the attempt whose attempt_id it holds may fetch the file until
-- lease_until. A row without an owner is free. A row with an owner and no attempt_id waits in the download queue.
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
    -- the states are those of FileState
    state varchar(16) default 'pending' not null,
    attempts integer default 0 not null,
    -- how often an attempt began to deliver what an earlier one had verified
    delivery_attempts integer default 0 not null,
    -- how often the server said that it does not have it, since the export was taken up
    times_gone integer default 0 not null,
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
    -- when the landed file was last changed, by the file system, in nanoseconds since 1970
    change_time bigint,
    exit_code integer,
    problem varchar(2000),
    primary key (feed, export_id, name),
    foreign key (feed, export_id) references exports (feed, id)
);

create index files_by_state on files (feed, export_id, state, next_at);
create index files_by_owner on files (owner, attempt_id);

-- What each destination holds, proven. address is the destination's when the file was delivered: after a move the file is
-- delivered again.
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

-- Each firing of a feed's schedule that a process acted on: the process that inserts the row acts, so replicas fire once.
create table firings (
    feed varchar(64) not null,
    due_at timestamp with time zone not null,
    worker varchar(100) not null,
    primary key (feed, due_at)
);
