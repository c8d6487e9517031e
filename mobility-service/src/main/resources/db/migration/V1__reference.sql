-- Programmes, mobility policies, students, partner organisations and destinations.

create table programme (
    id        uuid primary key,
    version   bigint not null,
    sequence  bigint not null,
    code      text   not null,
    name_en   text   not null,
    name_fr   text,
    level     int    not null check (level between 1 and 8),
    isced_f   text   not null check (isced_f ~ '^[0-9]{4}$'),
    status    text
);
create unique index programme_code on programme (lower(code));

create table mobility_policy (
    id        uuid primary key,
    version   bigint not null,
    sequence  bigint not null,
    status    text   not null
);

create table mobility_policy_programme (
    policy_id    uuid not null references mobility_policy,
    programme_id uuid not null references programme,
    primary key (policy_id, programme_id)
);
create index mobility_policy_programme_by_programme on mobility_policy_programme (programme_id);

-- A version is never changed: a change of a policy is a further version.
create table mobility_policy_version (
    policy_id   uuid        not null references mobility_policy,
    number      int         not null,
    intake_from text        not null,
    intake_to   text,
    rules       text        not null check (rules is json),
    recorded_at timestamptz not null,
    primary key (policy_id, number)
);

create table student (
    id             uuid primary key,
    version        bigint not null,
    sequence       bigint not null,
    given_name     text   not null,
    family_name    text   not null,
    birth_date     date,
    email          text,
    nationality    text,
    programme_id   uuid   not null references programme,
    intake         text   not null,
    cohort         text   not null,
    status         text   not null,
    eqf            int    not null check (eqf between 1 and 8),
    isced_f        text   not null check (isced_f ~ '^[0-9]{4}$'),
    gpa            numeric(4, 2) check (gpa between 0 and 20),
    ects           numeric(5, 1) check (ects >= 0),
    employer       text,
    contract_start date,
    contract_end   date,
    exemption      text,
    check (contract_end >= contract_start)
);
create index student_by_name on student (family_name, id);
create index student_by_cohort on student (cohort, id);
create index student_by_programme on student (programme_id, id);

create table language_proof (
    id          uuid primary key,
    student_id  uuid not null references student,
    language    text not null,
    kind        text not null,
    provider    text,
    score       numeric(7, 2),
    level       text not null,
    issued_on   date not null,
    valid_until date,
    verified_by text,
    check (valid_until >= issued_on)
);
create index language_proof_by_student on language_proof (student_id);

-- From which score on a test proves a level, as its provider states it.
create table language_test_level (
    test     text          not null,
    language text          not null,
    highest  numeric(7, 2) not null,
    least    numeric(7, 2) not null,
    level    text          not null,
    primary key (test, level)
);
insert into language_test_level (test, language, highest, least, level) values
    -- Listening and Reading together.
    ('TOEIC', 'en', 990, 120, 'A1'), ('TOEIC', 'en', 990, 225, 'A2'), ('TOEIC', 'en', 990, 550, 'B1'),
    ('TOEIC', 'en', 990, 785, 'B2'), ('TOEIC', 'en', 990, 945, 'C1'),
    -- The scale to 120, as in force until January 2026 and still on valid certificates.
    ('TOEFL iBT', 'en', 120, 42, 'B1'), ('TOEFL iBT', 'en', 120, 72, 'B2'), ('TOEFL iBT', 'en', 120, 95, 'C1'),
    ('TOEFL iBT', 'en', 120, 114, 'C2'),
    ('IELTS', 'en', 9, 4, 'B1'), ('IELTS', 'en', 9, 5.5, 'B2'), ('IELTS', 'en', 9, 7, 'C1'), ('IELTS', 'en', 9, 8.5, 'C2'),
    -- The Cambridge English Scale.
    ('Cambridge', 'en', 230, 100, 'A1'), ('Cambridge', 'en', 230, 120, 'A2'), ('Cambridge', 'en', 230, 140, 'B1'),
    ('Cambridge', 'en', 230, 160, 'B2'), ('Cambridge', 'en', 230, 180, 'C1'), ('Cambridge', 'en', 230, 200, 'C2'),
    -- One diploma per level, each passed with 50 of 100.
    ('DELF A1', 'fr', 100, 50, 'A1'), ('DELF A2', 'fr', 100, 50, 'A2'), ('DELF B1', 'fr', 100, 50, 'B1'),
    ('DELF B2', 'fr', 100, 50, 'B2'), ('DALF C1', 'fr', 100, 50, 'C1'), ('DALF C2', 'fr', 100, 50, 'C2'),
    -- TestDaF-Niveaustufen; TDN 4 lies between B2 and C1.
    ('TestDaF', 'de', 5, 3, 'B2'), ('TestDaF', 'de', 5, 5, 'C1'),
    -- The six levels of HSK 2.0.
    ('HSK', 'zh', 6, 1, 'A1'), ('HSK', 'zh', 6, 2, 'A2'), ('HSK', 'zh', 6, 3, 'B1'), ('HSK', 'zh', 6, 4, 'B2'),
    ('HSK', 'zh', 6, 5, 'C1'), ('HSK', 'zh', 6, 6, 'C2');

-- Followed from organisation events.
create table partner_organisation (
    id       uuid primary key,
    sequence bigint  not null,
    kind     text    not null,
    name_en  text    not null,
    name_fr  text,
    country  text,
    city     text,
    state    text    not null,
    home     boolean not null
);

-- Followed from agreement events: one row per condition for studies and term. The last sequence seen is kept for every
-- agreement, also for those without such a condition, so that a late older event changes nothing.
create table followed_agreement (
    id       uuid primary key,
    sequence bigint not null,
    state    text   not null
);

create table destination (
    id              uuid primary key,
    condition_id    uuid          not null,
    agreement_id    uuid          not null references followed_agreement,
    sending_id      uuid          not null,
    host_id         uuid          not null,
    academic_year   text          not null,
    term            text          not null,
    welcome         text          not null check (welcome is json),
    seats_promised  int           not null check (seats_promised >= 0),
    months_promised numeric(9, 2) check (months_promised >= 0),
    blended         boolean       not null,
    in_force        boolean       not null,
    sequence        bigint        not null,
    unique (condition_id, term)
);
create index destination_by_term on destination (term, id);
create index destination_by_agreement on destination (agreement_id);
create index destination_by_host on destination (host_id);
