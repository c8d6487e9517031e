-- Stays abroad and guests' stays at home.
create extension if not exists btree_gist;

create table mobility (
    id                        uuid primary key,
    version                   bigint not null,
    sequence                  bigint not null,
    reference                 text not null unique,
    direction                 text not null check (direction in ('OUTGOING', 'INCOMING')),
    kind                      text not null check (kind in ('EXCHANGE', 'INTERNSHIP', 'RESEARCH', 'CAMPUS', 'STAFF')),
    state                     text not null check (state in ('PLANNED', 'NOMINATED', 'HOST_REJECTED', 'HOST_APPROVED', 'READY', 'ON_SITE',
                                  'INTERRUPTED', 'RETURNED', 'RECOGNISED', 'CLOSED', 'CANCELLED')),
    student_id                uuid,
    programme_id              uuid,
    cohort                    text,
    staff_name                text,
    sending_id                uuid not null,
    host_id                   uuid not null,
    host_country              text not null,
    agreement_id              uuid,
    condition_id              uuid,
    destination_id            uuid,
    seat                      text not null check (seat in ('NONE', 'RESERVED', 'CONSUMED', 'RELEASED')),
    seat_months               numeric(6, 2),
    campaign_id               uuid references campaign (id),
    academic_year             text not null,
    term                      text,
    full_host_term            boolean not null,
    proposal_id               uuid not null,
    rejections                integer not null,
    host_comment              text,
    learning_agreement_signed boolean not null,
    convention_signed         boolean not null,
    insurance                 boolean not null,
    language_checked          boolean not null,
    funded                    boolean not null,
    missing                   text not null,
    interruptions             text not null,
    transcript                text not null,
    recognised_ects           numeric(6, 2),
    cancel_reason             text,
    force_majeure             boolean not null,
    timeline                  text not null,
    created_at                timestamptz not null,
    updated_at                timestamptz not null,
    check ((student_id is null) <> (staff_name is null))
);
create index mobility_by_student on mobility (student_id);
create index mobility_by_host on mobility (host_id);
create index mobility_by_sending on mobility (sending_id);
create index mobility_by_state on mobility (state, academic_year);
create index mobility_by_update on mobility (updated_at, id);
-- A campaign nominates a student once, however often it is asked to.
create unique index mobility_of_campaign on mobility (campaign_id, student_id) where campaign_id is not null and state <> 'CANCELLED';

create table mobility_segment (
    id            uuid primary key,
    mobility_id   uuid not null references mobility (id),
    position      integer not null,
    student_id    uuid,
    occupies      boolean not null,
    host_id       uuid not null,
    host_country  text not null,
    place         text,
    kind          text not null,
    planned_start date not null,
    planned_end   date not null,
    actual_start  date,
    actual_end    date,
    stay          daterange not null generated always as (daterange(coalesce(actual_start, planned_start),
                      greatest(coalesce(actual_start, planned_start), coalesce(actual_end, planned_end)), '[]')) stored,
    check (planned_end >= planned_start),
    -- Nobody is in two places at once. Segments of one mobility are the aggregate's matter.
    constraint one_place_at_a_time exclude using gist (student_id with =, mobility_id with <>, stay with &&)
        where (occupies and student_id is not null)
);
create index mobility_segment_by_mobility on mobility_segment (mobility_id);
create index mobility_segment_by_host on mobility_segment (host_id);
create index mobility_segment_by_stay on mobility_segment using gist (stay);

create table learning_agreement (
    mobility_id         uuid primary key references mobility (id),
    state               text not null check (state in ('DRAFT', 'PROPOSED', 'REJECTED', 'SIGNED', 'CHANGE_PROPOSED')),
    agreement_version   integer not null,
    components          text not null,
    signatures          text not null,
    in_force_version    integer,
    in_force_components text,
    in_force_signatures text,
    comment             text
);

-- What scholarships-service says about money for a stay: the newest state of each award and instalment.
create table mobility_funding (
    id           uuid primary key,
    sequence     bigint not null,
    kind         text not null check (kind in ('award', 'instalment')),
    mobility_id  uuid not null,
    award_id     uuid,
    reference    text,
    fund_id      uuid,
    state        text not null,
    amount       numeric(12, 2),
    currency     text,
    position     integer,
    due_on       date,
    paid_on      date
);
create index mobility_funding_by_mobility on mobility_funding (mobility_id);
