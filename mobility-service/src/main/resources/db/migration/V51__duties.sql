-- What must be looked at, and when: tasks about it are to be opened or closed then.
create table duty_watch (
    id      uuid primary key,
    look_at timestamptz
);
create index duty_watch_look on duty_watch (look_at, id) where look_at is not null;

-- What is there already is looked at once, in the background.
insert into duty_watch (id, look_at)
select id, '-infinity'::timestamptz from mobility where state not in ('CLOSED', 'CANCELLED');

-- How long a host takes to decide and to send transcripts, by its factsheet.
alter table partner_organisation
    add column decision_limit_weeks integer,
    add column transcript_limit_weeks integer;
