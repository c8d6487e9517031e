-- Stays from before this system, waivers, and where each student stands against the mobility owed.

alter table student
    add column waived_days   int check (waived_days > 0),
    add column waiver_reason text,
    add check ((waived_days is null) = (waiver_reason is null));

create table prior_stay (
    id             uuid    primary key,
    student_id     uuid    not null references student,
    kind           text    not null,
    host           text    not null,
    country        text,
    first_day      date    not null,
    last_day       date    not null,
    full_host_term boolean not null,
    in_group       boolean not null,
    granted_by     text,
    granted_days   int check (granted_days > 0),
    recorded_by    text,
    check (last_day >= first_day)
);
create index prior_stay_by_student on prior_stay (student_id);

-- Whole programmes are judged in the order of their students' ids.
create index student_by_status on student (status, programme_id, id);

-- A projection: all of it can be worked out again. What the student's own file says is repeated here for one index a filter.
create table mandate_standing (
    student_id        uuid        primary key references student,
    sequence          bigint      not null,
    cohort            text        not null,
    programme_id      uuid        not null,
    intake            text        not null,
    status            text        not null,
    eqf               int         not null,
    isced_f           text        not null,
    given_name        text        not null,
    family_name       text        not null,
    verdict           text        not null check (verdict in ('SATISFIED', 'ON_COURSE', 'AT_RISK', 'LOST', 'EXEMPT')),
    required_days     int         not null,
    done_days         int         not null,
    secured_days      int         not null,
    planned_days      int         not null,
    waived_days       int         not null,
    missing_days      int         not null,
    latest_departure  date,
    departure_order   date        not null generated always as (coalesce(latest_departure, date '9999-12-31')) stored,
    missing_languages varchar[]   not null,
    policy_id         uuid,
    policy_number     int,
    -- The earliest day since which all this holds, and the day on which time alone changes it.
    judged_on         date        not null,
    judge_again_on    date,
    since             timestamptz not null
);
create index mandate_standing_by_name on mandate_standing (cohort, family_name, student_id);
create index mandate_standing_by_verdict on mandate_standing (cohort, verdict, family_name, student_id);
create index mandate_standing_by_programme on mandate_standing (cohort, programme_id, family_name, student_id);
create index mandate_standing_by_status on mandate_standing (cohort, status, family_name, student_id);
create index mandate_standing_by_intake on mandate_standing (cohort, intake, family_name, student_id);
create index mandate_standing_by_departure on mandate_standing (cohort, departure_order, student_id);
create index mandate_standing_by_missing on mandate_standing (cohort, missing_days, student_id);
create index mandate_standing_by_language on mandate_standing using gin (missing_languages);
create index mandate_standing_of_verdict on mandate_standing (verdict, student_id);
create index mandate_standing_due on mandate_standing (judge_again_on);
create index mandate_standing_judged on mandate_standing (judged_on);

-- How each standing came about. Never changed.
create table mandate_change (
    student_id   uuid        not null references student,
    sequence     bigint      not null,
    at           timestamptz not null,
    as_of        date        not null,
    from_verdict text,
    to_verdict   text        not null,
    missing_days int         not null,
    cause        text        not null,
    about        uuid,
    primary key (student_id, sequence)
);

-- Whom to judge anew, written by whatever changes something that a verdict depends on, in the same transaction.
create table mandate_due (
    student_id uuid        primary key,
    cause      text        not null,
    about      uuid,
    since      timestamptz not null
);
create index mandate_due_by_time on mandate_due (since, student_id);
insert into mandate_due (student_id, cause, since) select id, 'recomputed', now() from student;
