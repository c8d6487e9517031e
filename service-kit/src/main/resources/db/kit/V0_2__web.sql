-- What the kit keeps for HTTP: the trail, stored answers, imports, documents, the movable clock.

create table audit_entry (
    id           uuid primary key,
    kind         text        not null,
    subject      uuid        not null,
    verb         text        not null,
    sequence     bigint      not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null,
    actor        text        not null,
    roles        text        not null,
    client       text,
    basis        text        not null,
    on_behalf_of uuid,
    reason       text,
    request_id   text,
    trace_id     text
);
create index audit_entry_subject on audit_entry (kind, subject, sequence, id);
create index audit_entry_at on audit_entry (kind, at, id);
create index audit_entry_actor on audit_entry (kind, actor, at, id);

create table idempotency_key (
    scope        text primary key,
    request_hash text        not null,
    status       int         not null,
    headers      text        not null,
    body         bytea,
    created_at   timestamptz not null
);
create index idempotency_key_created on idempotency_key (created_at);

create table import_run (
    id         uuid primary key,
    collection text        not null,
    caller     text        not null,
    lines_done int         not null,
    started_at timestamptz not null
);

create table document (
    id           uuid primary key,
    owner_kind   text        not null,
    owner_id     uuid        not null,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null,
    sha256       text        not null,
    content      bytea       not null,
    created_at   timestamptz not null,
    created_by   text        not null
);
create index document_owner on document (owner_kind, owner_id, created_at, id);

create table clock_offset (
    id      int primary key check (id = 1),
    seconds bigint not null
);

-- The trail and documents are written once.
REVOKE UPDATE, DELETE ON audit_entry, document FROM "${app}";
