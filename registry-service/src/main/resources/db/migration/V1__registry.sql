-- The registry's whole state. Every row of a tenant carries the tenant's name, so that a query that
-- forgets it shows in review, and a foreign key cannot cross tenants.

create table tenant (
    name             varchar(63) primary key,
    created_at       timestamptz not null default now(),
    blob_bytes_quota bigint      not null default 10737418240 check (blob_bytes_quota >= 0),
    running_quota    integer     not null default 1000 check (running_quota >= 0),
    open_versions_quota integer  not null default 1000 check (open_versions_quota >= 0)
);

-- Knowing a digest opens nothing: a blob belongs to a tenant, and two tenants with equal bytes own two blobs.
create table blob (
    tenant     varchar(63) not null references tenant (name),
    digest     varchar(80) not null,
    size       bigint      not null check (size >= 0),
    created_at timestamptz not null default now(),
    primary key (tenant, digest)
);
create index blob_created on blob (created_at);

-- Uploaded splits that wait to be sealed into a dataset.
create table dataset_split (
    tenant      varchar(63) not null references tenant (name),
    dataset     varchar(63) not null,
    split       varchar(16) not null,
    digest      varchar(80) not null,
    row_count   bigint      not null,
    info        text        not null,
    uploaded_at timestamptz not null default now(),
    primary key (tenant, dataset, split),
    foreign key (tenant, digest) references blob (tenant, digest)
);

-- A name may be sealed again with other rows; the newest row of a name is what the bare name means.
create table dataset (
    id         bigint generated always as identity primary key,
    tenant     varchar(63) not null references tenant (name),
    name       varchar(63) not null,
    digest     varchar(80) not null,
    kind       varchar(32) not null,
    manifest   text        not null,
    row_count  bigint      not null,
    created_at timestamptz not null default now(),
    unique (tenant, name, digest),
    foreign key (tenant, digest) references blob (tenant, digest)
);

-- Which split blobs a dataset keeps alive.
create table dataset_blob (
    dataset_id bigint      not null references dataset (id) on delete cascade,
    tenant     varchar(63) not null,
    digest     varchar(80) not null,
    primary key (dataset_id, digest),
    foreign key (tenant, digest) references blob (tenant, digest)
);
create index dataset_blob_digest on dataset_blob (tenant, digest);

create table adapter (
    id           bigint generated always as identity primary key,
    tenant       varchar(63) not null references tenant (name),
    name         varchar(63) not null,
    -- Counts up under the row's lock, which makes version numbers free of gaps.
    last_version integer     not null default 0 check (last_version >= 0),
    created_at   timestamptz not null default now(),
    unique (tenant, name)
);

create table adapter_version (
    id              bigint generated always as identity primary key,
    adapter_id      bigint      not null references adapter (id),
    tenant          varchar(63) not null references tenant (name),
    adapter         varchar(63) not null,
    number          integer     not null check (number >= 1),
    state           varchar(16) not null check (state in
        ('REQUESTED', 'MASKED', 'TRAINED', 'EVALUATED', 'READY', 'REJECTED', 'FAILED', 'CANCELLED', 'RETIRED')),
    -- Why it is in this state, for states that do not speak for themselves.
    reason          text,
    recipe          text        not null,
    base            varchar(128) not null,
    base_digest     varchar(80) not null,
    dataset         varchar(63) not null,
    dataset_digest  varchar(80) not null,
    idempotency_key varchar(255),
    recipe_digest   varchar(80) not null,
    initial_digest  varchar(80),
    artifact_digest varchar(80),
    artifact_bytes  bigint,
    dense_bytes     bigint,
    curves_digest   varchar(80),
    report_digest   varchar(80),
    densities       text,
    -- Metrics by split, as the evaluation reported them.
    metrics         text,
    requested_at    timestamptz not null,
    masked_at       timestamptz,
    trained_at      timestamptz,
    evaluated_at    timestamptz,
    settled_at      timestamptz,
    unique (adapter_id, number),
    unique (adapter_id, idempotency_key),
    foreign key (tenant, initial_digest) references blob (tenant, digest),
    foreign key (tenant, artifact_digest) references blob (tenant, digest),
    foreign key (tenant, curves_digest) references blob (tenant, digest),
    foreign key (tenant, report_digest) references blob (tenant, digest),
    foreign key (tenant, dataset_digest) references blob (tenant, digest),
    -- What can be served always has something to serve.
    check (state not in ('TRAINED', 'EVALUATED', 'READY', 'REJECTED') or artifact_digest is not null)
);
create index adapter_version_tenant on adapter_version (tenant, adapter, number);
create index adapter_version_dataset on adapter_version (tenant, dataset_digest);
create index adapter_version_initial on adapter_version (tenant, initial_digest);
create index adapter_version_artifact on adapter_version (tenant, artifact_digest);

-- From what a version was made: base model, dataset, initial adapter, the version it was compared with.
create table lineage (
    version_id bigint      not null references adapter_version (id) on delete cascade,
    relation   varchar(16) not null check (relation in ('BASE', 'DATASET', 'INITIAL', 'COMPARED', 'PART')),
    name       varchar(255) not null,
    digest     varchar(80) not null,
    primary key (version_id, relation, digest)
);
create index lineage_digest on lineage (digest);

create table alias (
    id         bigint generated always as identity primary key,
    adapter_id bigint      not null references adapter (id),
    name       varchar(63) not null,
    -- Counts the moves, also across a deletion, so that a reader can order what it hears.
    revision   bigint      not null check (revision >= 1),
    -- Absent once deleted: the row stays, for its revision.
    version_id bigint references adapter_version (id),
    moved_at   timestamptz not null,
    unique (adapter_id, name)
);
create index alias_version on alias (version_id);

create table alias_move (
    id             bigint generated always as identity primary key,
    alias_id       bigint       not null references alias (id) on delete cascade,
    revision       bigint       not null,
    version_number integer,
    moved_by       varchar(255) not null,
    cause          varchar(16)  not null check (cause in ('SET', 'ROLLBACK', 'PROMOTION', 'DELETION')),
    moved_at       timestamptz  not null,
    unique (alias_id, revision)
);

-- One row per version and stage.
create table work (
    id          uuid primary key,
    version_id  bigint      not null references adapter_version (id) on delete cascade,
    tenant      varchar(63) not null references tenant (name),
    stage       varchar(16) not null check (stage in ('MASK', 'TRAIN', 'EVALUATE')),
    state       varchar(16) not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    -- The number of the latest claim: results and heartbeats of any other are stale.
    attempt     integer     not null default 0 check (attempt >= 0),
    -- Claims that ended badly or have not ended; a claim that was given back is not among them.
    tries       integer     not null default 0 check (tries >= 0),
    worker      varchar(255),
    device      varchar(16),
    lease_until timestamptz,
    checkpoint  varchar(80),
    live_version integer,
    live_digest varchar(80),
    created_at  timestamptz not null,
    claimed_at  timestamptz,
    ended_at    timestamptz,
    seconds     double precision,
    unique (version_id, stage),
    foreign key (tenant, checkpoint) references blob (tenant, digest),
    check ((state = 'RUNNING') = (lease_until is not null))
);
create index work_waiting on work (stage, created_at) where state = 'WAITING';
create index work_running on work (lease_until) where state = 'RUNNING';
create index work_running_tenant on work (tenant) where state = 'RUNNING';

-- Events to be published, in the order of their ids. A row is deleted once the broker has its record.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      varchar(63)  not null,
    record_key varchar(255) not null,
    -- Absent for a tombstone.
    payload    text,
    -- CloudEvents attributes, a JSON object of strings.
    headers    text         not null,
    created_at timestamptz  not null
);

-- The latest progress of each version, for followers that come late or change replica.
create table progress (
    id         bigint generated always as identity primary key,
    version_id bigint      not null references adapter_version (id) on delete cascade,
    event_id   varchar(64) not null,
    kind       varchar(16) not null check (kind in ('progress', 'state')),
    payload    text        not null,
    created_at timestamptz not null,
    unique (version_id, event_id)
);
create index progress_version on progress (version_id, id);
