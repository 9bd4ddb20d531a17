-- How a prediction was asked, how long it took, and the numbers of question and answer that the version's manifest names.
alter table predictions add column caller text;
alter table predictions add column duration_us bigint;
alter table predictions add column measured bytea;

-- What was asked in each hour, added up in the transaction that writes the predictions; it outlives them.
create table prediction_hours (
    model text not null,
    version text not null,
    variant text not null,
    caller text not null,
    hour_utc text not null,
    answered bigint not null,
    invalid bigint not null,
    busy bigint not null,
    unavailable bigint not null,
    cancelled bigint not null,
    failed bigint not null,
    durations bytea not null,
    measured bytea,
    primary key (model, hour_utc, version, variant, caller)
);
