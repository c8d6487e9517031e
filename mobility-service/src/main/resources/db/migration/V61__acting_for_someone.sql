-- What partners and students say against what was recorded for them. A dispute is answered and never removed.
create table mobility_dispute (
    id          uuid primary key,
    mobility_id uuid        not null references mobility (id),
    party_id    uuid        not null,
    state       text        not null check (state in ('OPEN', 'UPHELD', 'WITHDRAWN')),
    comment     text        not null,
    disputed_at timestamptz not null,
    answer      text,
    resolved_at timestamptz
);
create index mobility_dispute_mobility on mobility_dispute (mobility_id, disputed_at);
-- One at a time: a second party's waits until the first is answered.
create unique index mobility_dispute_open on mobility_dispute (mobility_id) where state = 'OPEN';
revoke delete on mobility_dispute from "${app}";

-- From which domains the people of an organisation write.
alter table partner_organisation
    add column website text,
    add column schac   text;

-- A review is changed on condition of its version.
alter table candidate_review add column version bigint not null default 0;

-- Whatever an apprentice does abroad is under a convention.
alter table mobility add column apprentice boolean not null default false;
update mobility m set apprentice = true
from student s
where s.id = m.student_id and s.status = 'APPRENTICE' and m.direction = 'OUTGOING';
update mobility set missing = case when missing = ',,' then ',convention,' else missing || 'convention,' end
where apprentice and not convention_signed and kind not in ('INTERNSHIP', 'RESEARCH')
  and state in ('PLANNED', 'NOMINATED', 'HOST_REJECTED', 'HOST_APPROVED', 'READY', 'ON_SITE', 'INTERRUPTED');
update duty_watch set look_at = '-infinity' where id in (select id from mobility where apprentice);
