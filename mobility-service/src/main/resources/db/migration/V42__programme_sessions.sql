-- Summer schools and other sessions for people from elsewhere, and who takes part in them.

create table programme_session (
    id           uuid primary key,
    version      bigint      not null,
    sequence     bigint      not null,
    reference    text        not null unique,
    kind         text        not null check (kind in ('SUMMER_SCHOOL', 'CONTINUING_EDUCATION', 'MS', 'LOCAL_TRAINING')),
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'CLOSED', 'CANCELLED')),
    title_en     text        not null,
    title_fr     text,
    description  text,
    place        text        not null,
    country      text        not null,
    campus_id    uuid,
    languages    text        not null check (languages is json),
    period_start date        not null,
    period_end   date        not null,
    window_start date        not null,
    window_end   date        not null,
    capacity     int         not null,
    held         int         not null,
    waiting      int         not null,
    fee_amount   numeric(14, 2),
    fee_currency text,
    answer_days  int         not null check (answer_days between 1 and 90),
    reason       text,
    updated_at   timestamptz not null,
    check (period_end >= period_start),
    check (window_end >= window_start),
    check (0 <= held and held <= capacity)
);
create index programme_session_kind on programme_session (kind, period_start, id);
create index programme_session_state on programme_session (state, period_start, id);
create index programme_session_country on programme_session (country, period_start, id);
create index programme_session_start on programme_session (period_start, id);
create index programme_session_updated on programme_session (updated_at, id);

create table session_application (
    id             uuid primary key,
    version        bigint      not null,
    sequence       bigint      not null,
    session_id     uuid        not null references programme_session,
    state          text        not null check (state in ('SUBMITTED', 'OFFERED', 'WAITLISTED', 'REJECTED', 'ACCEPTED', 'DECLINED',
                       'LAPSED', 'WITHDRAWN', 'ATTENDED', 'ABSENT')),
    subject        text,
    nominated_by   uuid,
    given_name     text        not null,
    family_name    text        not null,
    email          text        not null,
    institution    text        not null,
    nationality    text,
    motivation     text,
    -- Place in the order in which people were put on the waiting list; kept when it moves up.
    place_in_line  int,
    answer_by      date,
    fee            text        not null check (fee in ('NONE', 'OWED', 'PAID', 'WAIVED')),
    fee_amount     numeric(14, 2),
    fee_currency   text,
    comment        text,
    arrived_on     date,
    submitted_at   timestamptz not null,
    updated_at     timestamptz not null,
    -- Who applies holds a token, or comes by a partner's nomination.
    check ((subject is null) <> (nominated_by is null)),
    unique (session_id, place_in_line)
);
create unique index session_application_own on session_application (session_id, subject)
    where subject is not null and state in ('SUBMITTED', 'OFFERED', 'WAITLISTED', 'ACCEPTED', 'ATTENDED');
create unique index session_application_nominee on session_application (session_id, lower(email))
    where state in ('SUBMITTED', 'OFFERED', 'WAITLISTED', 'ACCEPTED', 'ATTENDED');
create index session_application_by_session on session_application (session_id, state, submitted_at, id);
create index session_application_line on session_application (session_id, place_in_line) where state = 'WAITLISTED';
create index session_application_by_subject on session_application (subject, submitted_at, id) where subject is not null;
create index session_application_by_partner on session_application (nominated_by, submitted_at, id) where nominated_by is not null;
create index session_application_due on session_application (answer_by, id) where state = 'OFFERED';
