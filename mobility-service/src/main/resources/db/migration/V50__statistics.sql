-- What a year's reporting counts: days present, gender where it was told, and what each supporter gave.

alter table student add column gender text check (gender in ('FEMALE', 'MALE', 'OTHER'));

-- Calendar days of physical presence, both ends counted, days of interruption out. An interruption without an end lasts until
-- the given day.
create function days_present(first date, last date, interruptions text, today date) returns integer language sql stable as $$
    select greatest(0, last - first + 1) - coalesce((
        select sum(greatest(0, least(coalesce(cast(away ->> 'end' as date), today), last)
                               - greatest(cast(away ->> 'start' as date), first) + 1))
        from jsonb_array_elements(cast(interruptions as jsonb)) as away), 0)::integer
$$;

-- Awards and instalments of every stay and of none, as scholarships-service told them last.
create table support (
    id         uuid primary key,
    sequence   bigint not null,
    kind       text   not null check (kind in ('award', 'instalment')),
    award_id   uuid   not null,
    funder_id  uuid,
    state      text   not null,
    amount     numeric(14, 2) not null,
    currency   text   not null,
    -- Of an award the day on which it was accepted, of an instalment the day on which it was paid.
    counted_on date
);
create index support_by_award on support (award_id);
create index support_by_day on support (kind, counted_on);
