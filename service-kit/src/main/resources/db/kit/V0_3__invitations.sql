-- One-time links that let somebody without an account do one thing to one object as it stood. The token itself is kept
-- nowhere; the address stands here and in no event, so that it can be forgotten.
create table invitation (
    id           uuid primary key,
    token_hash   text        not null unique,
    object_kind  text        not null,
    object_id    uuid        not null,
    verb         text        not null,
    stamp        text        not null,
    on_behalf_of uuid        not null,
    email        text        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    revoked_at   timestamptz
);
create index invitation_object on invitation (object_kind, object_id, created_at, id);
REVOKE DELETE ON invitation FROM "${app}";
