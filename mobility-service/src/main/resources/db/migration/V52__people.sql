-- What a person wants to be told, what was told, and the mail that waits to be sent.

create table person (
    id              uuid primary key,
    version         bigint not null,
    sequence        bigint not null,
    -- Each with a space before and behind it, so that no name is found in another.
    roles           text   not null,
    organisation_id uuid,
    student_id      uuid,
    email           text,
    language        text   not null check (language in ('EN', 'FR')),
    mail            text   not null check (mail in ('AT_ONCE', 'DAILY', 'NEVER')),
    opt_outs        text   not null,
    erased_on       date
);
create index person_by_organisation on person (organisation_id) where organisation_id is not null;

create table notification (
    id              uuid primary key,
    person_id       uuid        not null,
    kind            text        not null,
    title_en        text        not null,
    title_fr        text,
    text_en         text,
    text_fr         text,
    about_kind      text        not null,
    about_id        uuid        not null,
    about_reference text,
    about_href      text        not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    read_at         timestamptz,
    -- When it goes into a mail; null when it does not, or has gone.
    mail_due_at     timestamptz
);
create index notification_by_person on notification (person_id, created_at, id);
create index notification_by_update on notification (person_id, updated_at, id);
create index notification_unread on notification (person_id) where read_at is null;
create index notification_mail on notification (mail_due_at, person_id) where mail_due_at is not null;

create table mail (
    id          uuid primary key,
    person_id   uuid        not null,
    state       text        not null check (state in ('WAITING', 'SENT', 'FAILED')),
    -- Emptied once it was sent.
    recipient   text        not null,
    subject     text        not null,
    body        text        not null,
    tries       integer     not null,
    next_try_at timestamptz not null,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    problem     text
);
create index mail_waiting on mail (next_try_at) where state = 'WAITING';
create index mail_by_person on mail (person_id);
