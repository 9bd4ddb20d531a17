-- An experiment between variants of a model. Its salt, which nobody is told, says who gets what and hides who that was.
create table experiments (
    id text not null primary key,
    name text not null unique,
    salt text not null,
    model text not null,
    layer text not null,
    outcome text not null check (outcome in ('feedback', 'play', 'add', 'save', 'copy')),
    state text not null check (state in ('draft', 'running', 'stopped', 'promoted')),
    definition text not null,
    slice_from double precision,
    created_utc text not null,
    started_utc text,
    ended_utc text,
    promoted text
);

-- Each visitor of an experiment once, by a hash that its salt makes, and when the outcome came. It outlives the predictions.
create table experiment_visitors (
    experiment_id text not null references experiments (id),
    visitor text not null,
    variant text not null,
    first_utc text not null,
    succeeded_utc text,
    primary key (experiment_id, visitor)
);

-- Which predictions showed a visitor the variant; they go with the predictions.
create table experiment_exposures (
    prediction_id text not null references predictions (id),
    experiment_id text not null,
    visitor text not null,
    primary key (prediction_id, experiment_id),
    foreign key (experiment_id, visitor) references experiment_visitors (experiment_id, visitor)
);

-- What people did with answers, each deed once; it goes with the prediction.
create table events (
    prediction_id text not null references predictions (id),
    kind text not null check (kind in ('play', 'add', 'save', 'copy', 'hide', 'more')),
    item text not null,
    created_utc text not null,
    primary key (prediction_id, kind, item)
);
