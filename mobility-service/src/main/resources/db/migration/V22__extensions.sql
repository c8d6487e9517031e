-- Extensions of stays: asked for, agreed by host and sender, or not.
create table mobility_extension (
    id             uuid primary key,
    mobility_id    uuid not null references mobility (id),
    state          text not null check (state in ('PROPOSED', 'AGREED', 'REJECTED', 'WITHDRAWN', 'LAPSED')),
    previous_end   date not null,
    new_end        date not null,
    reason         text not null,
    asked_at       timestamptz not null,
    sender_at      timestamptz,
    sender_basis   text,
    host_at        timestamptz,
    host_basis     text,
    decided_at     timestamptz,
    comment        text,
    check (new_end > previous_end)
);
create index mobility_extension_by_mobility on mobility_extension (mobility_id);
-- One at a time.
create unique index mobility_extension_open on mobility_extension (mobility_id) where state = 'PROPOSED';
