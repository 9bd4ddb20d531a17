-- Texts that their authors let this server learn from, with the verdict that was rated; they go with time even where the rating stays.
create table kept_texts (
    prediction_id text not null primary key references predictions (id),
    body text not null,
    label text not null check (label in ('positive', 'negative'))
);
