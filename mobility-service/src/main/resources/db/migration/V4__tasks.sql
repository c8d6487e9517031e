-- The one task list of all services: the newest state of each task, as its events tell it.
create table listed_task (
    id              uuid primary key,
    sequence        bigint      not null,
    kind            text        not null,
    state           text        not null check (state in ('OPEN', 'CLOSED')),
    title_en        text        not null,
    title_fr        text,
    -- Each with a space before and behind it, so that no name is found in another.
    roles           text        not null,
    organisation_id uuid,
    person_id       uuid,
    about_kind      text        not null,
    about_id        uuid        not null,
    about_reference text,
    about_href      text        not null,
    deadline_date   date,
    deadline_zone   text,
    -- When the deadline is over; far away for what has none, so that a list by it holds all.
    due_at          timestamptz not null,
    overdue         boolean     not null,
    opened_at       timestamptz not null,
    closed_at       timestamptz
);
create index listed_task_due on listed_task (state, due_at, id);
create index listed_task_opened on listed_task (state, opened_at, id);
create index listed_task_kind on listed_task (kind, state, due_at, id);
create index listed_task_about on listed_task (about_id, state, due_at, id);
create index listed_task_organisation on listed_task (organisation_id, state, due_at, id) where organisation_id is not null;
create index listed_task_person on listed_task (person_id, state, due_at, id) where person_id is not null;
