-- What the office wrote to many, and to whom: the filter, and how many it meant.
create table message (
    id         uuid primary key,
    version    bigint      not null,
    sequence   bigint      not null,
    author     text        not null,
    sent_at    timestamptz not null,
    subject_en text        not null,
    subject_fr text,
    text_en    text        not null,
    text_fr    text,
    audience   text        not null check (audience in ('MOBILITIES', 'STUDENTS')),
    filter     text        not null,
    recipients integer     not null check (recipients > 0)
);
create index message_by_time on message (sent_at, id);
