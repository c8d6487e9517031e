-- What guests may study at the school: courses, third-year options and French courses.

create table offering (
    id            uuid primary key,
    version       bigint        not null,
    sequence      bigint        not null,
    code          text          not null,
    kind          text          not null check (kind in ('COURSE', 'THIRD_YEAR_OPTION', 'FRENCH_COURSE')),
    title_en      text          not null,
    title_fr      text,
    description   text,
    ects          numeric(4, 1) not null check (ects >= 0),
    language      text          not null,
    cefr          text          not null,
    isced_f       text          not null check (isced_f ~ '^[0-9]{4}$'),
    level         int           not null check (level between 1 and 8),
    academic_year text          not null,
    term          text,
    capacity      int           not null check (capacity >= 1),
    programme_id  uuid references programme,
    updated_at    timestamptz   not null,
    search_text   text generated always as (search_normal(
        title_en || ' ' || coalesce(title_fr, '') || ' ' || code || ' ' || coalesce(description, ''))) stored,
    search_words  text[] generated always as (search_words(search_normal(
        title_en || ' ' || coalesce(title_fr, '') || ' ' || code))) stored
);
alter table offering alter column search_words set statistics 0;
create unique index offering_code on offering (lower(code), academic_year, coalesce(term, ''));
create index offering_by_code on offering (code, id);
create index offering_search on offering using gin (search_text gin_trgm_ops);
create index offering_words on offering using gin (search_words);
create index offering_kind on offering (kind, code, id);
create index offering_year on offering (academic_year, term, code, id);
create index offering_language on offering (language, code, id);
create index offering_field on offering (isced_f, code, id);
create index offering_programme on offering (programme_id, code, id) where programme_id is not null;
create index offering_updated on offering (updated_at, id);
