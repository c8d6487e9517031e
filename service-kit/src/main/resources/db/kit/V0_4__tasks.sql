-- What must be done, by whom and by when. One row per key, so that a task is open at most once.
create table task (
    id                uuid primary key,
    version           bigint      not null,
    sequence          bigint      not null,
    task_key          text        not null unique,
    kind              text        not null,
    state             text        not null check (state in ('OPEN', 'CLOSED')),
    title_en          text        not null,
    title_fr          text,
    roles             text        not null,
    organisation_id   uuid,
    person_id         uuid,
    about_kind        text        not null,
    about_id          uuid        not null,
    about_reference   text,
    about_href        text        not null,
    deadline_date     date,
    deadline_zone     text,
    remind_days_ahead text        not null,
    look_at           timestamptz,
    overdue           boolean     not null,
    opened_at         timestamptz not null,
    closed_at         timestamptz,
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((deadline_date is null) = (deadline_zone is null)),
    check (roles <> '' or organisation_id is not null or person_id is not null)
);
create index task_open_about on task (about_id) where state = 'OPEN';
create index task_look_at on task (look_at, id) where look_at is not null;
