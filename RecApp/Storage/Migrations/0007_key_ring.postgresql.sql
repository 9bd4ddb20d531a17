-- Keys of data protection as XML; beside SQLite they stand in files.
create table data_protection_keys (
    name text not null primary key,
    xml text not null
);
