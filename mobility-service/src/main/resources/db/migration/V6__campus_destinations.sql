-- Programmes of the school's own campuses that host home students are destinations too. Their seats are their own, so they are
-- counted by the destination in the place of a condition.

create table followed_campus (
    id       uuid primary key,
    sequence bigint not null,
    state    text   not null,
    name_en  text   not null,
    name_fr  text,
    host_id  uuid   not null,
    country  text   not null,
    city     text   not null
);

alter table destination
    alter column agreement_id drop not null,
    alter column sending_id drop not null,
    add column campus_id uuid references followed_campus,
    add column programme_id uuid,
    add column programme_en text,
    add column programme_fr text,
    add check ((agreement_id is null) = (campus_id is not null)),
    add check ((campus_id is null) = (programme_id is null));
create index destination_by_campus on destination (campus_id) where campus_id is not null;
