-- What the kit's own consumer did with the events it received.
create table effect (
    id     bigint generated always as identity primary key,
    signal uuid not null,
    text   text not null
);

-- What the history test writes, and what its consumer makes of the events.
create table tally (
    id       uuid primary key,
    version  bigint not null,
    sequence bigint not null,
    total    bigint not null
);
create table tally_change (
    attempt  uuid primary key,
    tally    uuid   not null,
    sequence bigint not null
);
create table tally_effect (
    tally uuid primary key,
    total bigint not null
);
