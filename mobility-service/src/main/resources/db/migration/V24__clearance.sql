-- How dangerous countries are, and whether a stay was cleared.
create table country_risk (
    id         uuid primary key,
    version    bigint not null,
    sequence   bigint not null,
    country    text not null unique,
    risk_level text not null check (risk_level in ('NORMAL', 'HEIGHTENED', 'DISCOURAGED', 'STRONGLY_DISCOURAGED')),
    note       text,
    changed_at timestamptz not null
);

alter table mobility
    add column clearance_needed boolean not null default false,
    add column clearance        text check (clearance in ('GRANTED', 'REFUSED')),
    add column cleared_until    date;
