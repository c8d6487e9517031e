-- What the office tells guests before they come: a text per term, or per year where a term has none of its own.

create table arrival_guide (
    id            uuid primary key,
    version       bigint not null,
    sequence      bigint not null,
    academic_year text   not null,
    term          text,
    bring         text   not null check (bring is json),
    dates         text   not null check (dates is json),
    housing       text   not null check (housing is json),
    contacts      text   not null check (contacts is json)
);
create unique index arrival_guide_of_term on arrival_guide (academic_year, coalesce(term, ''));
create index arrival_guide_by_year on arrival_guide (academic_year, id);
