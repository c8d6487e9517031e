-- What happens after a campaign's result is published: answers with a deadline, waiting lists, and their record.

alter table campaign add column answer_days integer not null default 14 check (answer_days between 1 and 120);
alter table campaign add column previous_id uuid references campaign (id);
alter table campaign add column successor_id uuid references campaign (id);

alter table candidacy drop constraint candidacy_state_check;
alter table candidacy add constraint candidacy_state_check check (state in
    ('FILED', 'UNPLACED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'LAPSED', 'NOMINATED', 'CANCELLED'));
-- The seats that the place is one of: a destination's, or those of a group of students there.
alter table candidacy add column pool_id uuid;
alter table candidacy add column waiting boolean not null default false;
alter table candidacy add column answer_by date;
alter table candidacy add column answer_due timestamptz;
create index candidacy_by_pool on candidacy (campaign_id, pool_id) where pool_id is not null;
create index candidacy_by_destination on candidacy (campaign_id, destination_id, student_id) where destination_id is not null;
create index candidacy_unanswered on candidacy (answer_due, id) where state = 'OFFERED';
create index candidacy_by_mobility on candidacy (mobility_id) where mobility_id is not null;

-- Who may move up where, in the order of the last run's priorities.
create table standing (
    id             uuid primary key,
    campaign_id    uuid not null references campaign (id),
    pool_id        uuid not null,
    destination_id uuid not null,
    student_id     uuid not null,
    position       integer not null,
    rank           integer not null,
    score          numeric(9, 2) not null,
    unique (campaign_id, pool_id, position)
);
create index standing_by_destination on standing (campaign_id, destination_id, position);

-- Everything that was done to the places of a run, in order, so that a proof can replay it. Never changed.
create table allocation_turn (
    id          uuid primary key,
    campaign_id uuid not null references campaign (id),
    run         integer not null,
    number      integer not null,
    turn        text not null,
    unique (campaign_id, run, number)
);
