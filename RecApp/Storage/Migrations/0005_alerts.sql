-- What was wrong, from when to when; at most one that is open for a rule, a model and what it is about.
create table alerts (
    id text not null primary key,
    rule text not null,
    model text not null,
    subject text not null,
    detail text not null,
    measured double precision not null,
    threshold double precision not null,
    raised_utc text not null,
    ended_utc text
);

create unique index alerts_open on alerts (rule, model, subject) where ended_utc is null;

create index alerts_by_end on alerts (ended_utc);

-- What a webhook is told of them: written with the alert, and kept until it was delivered or given up.
create table alert_deliveries (
    id text not null primary key,
    alert_id text not null references alerts (id),
    body text not null,
    created_utc text not null,
    attempts integer not null,
    next_utc text not null,
    delivered_utc text,
    given_up_utc text,
    failure text
);

create index alert_deliveries_by_alert on alert_deliveries (alert_id);

create index alert_deliveries_waiting on alert_deliveries (next_utc) where delivered_utc is null and given_up_utc is null;

-- Hours are read by time, of all models at once.
create index prediction_hours_by_hour on prediction_hours (hour_utc);

-- Ratings of the last days are compared with those before.
create index feedback_by_time on feedback (created_utc);
