-- Manifests of every version that ever answered: lineage outlives the version's folder.
create table model_versions (
    model text not null,
    version text not null,
    manifest text not null,
    first_served_utc text not null,
    primary key (model, version)
);
