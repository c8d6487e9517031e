create table thing (
    id       uuid primary key,
    version  bigint  not null,
    sequence bigint  not null,
    state    text    not null,
    name_en  text    not null,
    name_fr  text,
    size     int     not null,
    code     text unique,
    owner    uuid
);
create index thing_size on thing (size, id);
