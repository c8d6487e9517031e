-- Selection rounds, what students wish for in them, and the seats that agreements promise.

create table campaign (
    id              uuid primary key,
    version         bigint not null,
    sequence        bigint not null,
    reference       text not null unique,
    name            text not null,
    academic_year   text not null,
    term            text,
    window_start    date not null,
    window_end      date not null,
    stay_start      date,
    stay_end        date,
    population      text not null,
    scoring         text not null,
    minimum_gpa     numeric(5, 2),
    minimum_ects    numeric(6, 2),
    max_wishes      integer not null check (max_wishes between 1 and 50),
    state           text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'ALLOCATED', 'PUBLISHED')),
    seat_plan       text not null,
    run             integer not null default 0,
    inputs_hash     text,
    seed_commitment text,
    outcome_hash    text,
    placed          integer,
    unplaced        integer,
    created_at      timestamptz not null
);
create index campaign_by_state on campaign (state, academic_year);

-- One run of the allocation, kept byte for byte. The seed is secret until the outcome is there.
create table allocation_run (
    id              uuid primary key,
    campaign_id     uuid not null references campaign (id),
    run             integer not null,
    inputs          text not null,
    inputs_hash     text not null,
    seed            text not null,
    seed_commitment text not null,
    fixed_at        timestamptz not null,
    outcome         text,
    outcome_hash    text,
    run_at          timestamptz,
    unique (campaign_id, run)
);

-- A student in a campaign: wishes, then the decision, then the student's answer.
create table candidacy (
    id             uuid primary key,
    version        bigint not null,
    sequence       bigint not null,
    campaign_id    uuid not null references campaign (id),
    student_id     uuid not null,
    state          text not null check (state in ('FILED', 'UNPLACED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'NOMINATED')),
    wishes         text not null,
    destination_id uuid,
    condition_id   uuid,
    academic_year  text,
    seat_months    numeric(6, 2),
    rank           integer,
    score          numeric(9, 2),
    explanation    text,
    mobility_id    uuid,
    filed_at       timestamptz,
    unique (campaign_id, student_id)
);
create index candidacy_by_student on candidacy (student_id);
create index candidacy_by_state on candidacy (campaign_id, state);

-- Counters per condition and academic year; changed by conditional updates alone.
create table seat_count (
    condition_id  uuid not null,
    academic_year text not null,
    offered       integer not null default 0 check (offered >= 0),
    reserved      integer not null default 0 check (reserved >= 0),
    consumed      integer not null default 0 check (consumed >= 0),
    released      integer not null default 0,
    months        numeric(9, 2) not null default 0,
    primary key (condition_id, academic_year)
);

-- Short references that people quote: the last number given per prefix and year.
create table reference_number (
    prefix text not null,
    year   integer not null,
    last   integer not null,
    primary key (prefix, year)
);
