create table predictions (
    id text not null primary key,
    model text not null,
    version text not null,
    variant text not null,
    created_utc text not null
);

create table feedback (
    id text not null primary key,
    prediction_id text not null references predictions (id),
    rating text not null check (rating in ('love', 'like', 'okay', 'hate', 'wrong')),
    reason text,
    created_utc text not null
);

create index feedback_by_prediction on feedback (prediction_id);

create index predictions_by_model on predictions (model, variant);

-- One row that is overwritten to prove that the storage takes writes.
create table write_checks (
    id integer not null primary key,
    checked_utc text not null
);
