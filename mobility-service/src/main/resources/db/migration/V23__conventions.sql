-- Conventions of work abroad: every version with what it says, from when it holds, and who signed it.
create table convention (
    mobility_id      uuid primary key references mobility (id),
    state            text not null check (state in ('PROPOSED', 'REJECTED', 'SIGNED', 'AMENDMENT_PROPOSED')),
    in_force_version integer
);
create table convention_version (
    id                 uuid primary key,
    mobility_id        uuid not null references convention (mobility_id),
    convention_version integer not null,
    outcome            text not null check (outcome in ('PROPOSED', 'SIGNED', 'REJECTED', 'REPLACED')),
    terms              text not null,
    signers            text not null,
    signatures         text not null,
    content_hash       text not null,
    effective_from     date not null,
    reason             text,
    comment            text,
    proposed_at        timestamptz not null,
    unique (mobility_id, convention_version)
);
