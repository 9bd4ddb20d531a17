-- A batch is complete when its completed_utc is set; before that it can be gone on with.
create table pair_batches (
    id integer not null primary key autoincrement,
    version text not null unique,
    model_version text not null,
    ranker text not null,
    top integer not null,
    take integer not null,
    code_commit text not null,
    started_utc text not null,
    completed_utc text,
    -- Little-endian int32: ids of all items that answers refer to by index, and the indices of the items that pair up.
    items blob not null,
    popular blob not null
);

-- One row for all pairs of one item with those behind it: a finished part of the work.
create table pair_answers (
    batch integer not null references pair_batches (id) on delete cascade,
    first integer not null,
    answers blob not null,
    primary key (batch, first)
);

-- At most one row: what readers see.
create table pair_publication (
    slot integer not null primary key check (slot = 1),
    batch integer not null references pair_batches (id),
    published_utc text not null
);
