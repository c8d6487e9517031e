-- Internships and research projects that hosts abroad offer, and who applies for them.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- What search compares; in partners-service the same functions explain themselves.
create or replace function search_normal(text) returns text
    language sql immutable parallel safe strict
    return lower(unaccent('unaccent'::regdictionary, $1));

create or replace function search_pattern(text) returns text
    language sql immutable parallel safe strict
    return '%' || replace(replace(replace(search_normal($1), '\', '\\'), '%', '\%'), '_', '\_') || '%';

create or replace function search_words(text) returns text[]
    language plpgsql immutable parallel safe strict as $$
declare
    words text[] := '{}';
    word  text;
begin
    foreach word in array regexp_split_to_array($1, '[^[:alnum:]]+') loop
        if word <> '' then
            words := words || word;
            if length(word) between 4 and 40 then
                for i in 1 .. length(word) loop
                    words := words || (left(word, i - 1) || substr(word, i + 1));
                end loop;
            end if;
        end if;
    end loop;
    return words;
end $$;

create or replace function search_distance(text, text) returns int
    language plpgsql immutable parallel safe strict as $$
declare
    place int := strpos($1, $2);
begin
    if place = 0 then
        return 4 + round(($2 <<-> $1)::numeric * 10000);
    elsif place = 1 then
        return case when substr($1, length($2) + 1, 1) in ('', ' ') then 0 else 1 end;
    end if;
    return case when strpos($1, ' ' || $2) > 0 then 2 else 3 end;
end $$;

create table placement (
    id           uuid primary key,
    version      bigint      not null,
    sequence     bigint      not null,
    reference    text        not null unique,
    kind         text        not null check (kind in ('INTERNSHIP', 'RESEARCH_PROJECT')),
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'FILLED', 'CLOSED', 'WITHDRAWN')),
    host_id      uuid        not null,
    unit         text,
    place        text        not null,
    country      text        not null,
    title_en     text        not null,
    title_fr     text,
    description  text,
    supervisor   text        not null,
    period_start date        not null,
    period_end   date        not null,
    level        int         not null check (level between 1 and 8),
    places       int         not null,
    -- Accepted or confirmed, and confirmed alone.
    held         int         not null,
    taken        int         not null,
    pay_amount   numeric(14, 2),
    pay_currency text,
    deadline     date        not null,
    reason       text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    search_text  text generated always as (search_normal(
        title_en || ' ' || coalesce(title_fr, '') || ' ' || coalesce(unit, '') || ' ' || place || ' ' || reference || ' '
        || coalesce(description, ''))) stored,
    search_words text[] generated always as (search_words(search_normal(
        title_en || ' ' || coalesce(title_fr, '') || ' ' || coalesce(unit, '') || ' ' || place || ' ' || reference))) stored,
    check (period_end >= period_start),
    check (0 <= taken and taken <= held and held <= places)
);
alter table placement alter column search_words set statistics 0;
create index placement_search on placement using gin (search_text gin_trgm_ops);
create index placement_words on placement using gin (search_words);
create index placement_state on placement (state, deadline, id);
create index placement_kind on placement (kind, deadline, id);
create index placement_country on placement (country, deadline, id);
create index placement_host on placement (host_id, deadline, id);
create index placement_period on placement (period_start, period_end);
create index placement_updated on placement (updated_at, id);

create table placement_field (
    placement_id uuid not null references placement,
    isced_f      text not null check (isced_f ~ '^[0-9]{4}$'),
    primary key (placement_id, isced_f)
);
create index placement_field_by_field on placement_field (isced_f, placement_id);

create table placement_language (
    placement_id uuid not null references placement,
    language     text not null,
    cefr         text not null,
    primary key (placement_id, language)
);
create index placement_language_by_language on placement_language (language, placement_id);

create table placement_application (
    id           uuid primary key,
    version      bigint      not null,
    sequence     bigint      not null,
    placement_id uuid        not null references placement,
    student_id   uuid        not null references student,
    state        text        not null check (state in ('SUBMITTED', 'ACCEPTED', 'REJECTED', 'CONFIRMED', 'WITHDRAWN', 'LAPSED',
                     'CANCELLED')),
    motivation   text        not null,
    comment      text,
    mobility_id  uuid unique references mobility,
    submitted_at timestamptz not null,
    updated_at   timestamptz not null
);
-- A student asks for a placement once, until the answer is no or the wish is gone.
create unique index placement_application_once on placement_application (placement_id, student_id)
    where state in ('SUBMITTED', 'ACCEPTED', 'CONFIRMED');
create index placement_application_by_placement on placement_application (placement_id, state, submitted_at, id);
create index placement_application_by_student on placement_application (student_id, submitted_at, id);
create index placement_application_by_state on placement_application (state, submitted_at, id);
