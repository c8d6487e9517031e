-- Followed from agreement events: every condition, of each activity and direction, so that a stay that takes no destination's
-- place is under an agreement too. Conditions for studies are known from their destinations; others once their agreement moves.
create table followed_condition (
    id                  uuid primary key,
    agreement_id        uuid          not null references followed_agreement,
    activity            text          not null,
    sending_id          uuid          not null,
    receiving_id        uuid          not null,
    first_academic_year text          not null,
    last_academic_year  text          not null,
    people              int           not null check (people >= 0),
    months              numeric(9, 2) check (months >= 0),
    ends_on             date,
    in_force            boolean       not null
);
create index followed_condition_by_agreement on followed_condition (agreement_id);
create index followed_condition_by_sending on followed_condition (sending_id);
create index followed_condition_by_receiving on followed_condition (receiving_id);

insert into followed_condition
select condition_id, (array_agg(agreement_id))[1], 'student-studies', (array_agg(sending_id))[1], (array_agg(host_id))[1],
       min(academic_year), max(academic_year), max(seats_promised), max(months_promised), null, bool_or(in_force)
from destination
where agreement_id is not null
group by condition_id;

-- Which stays the end of an agreement puts in doubt.
create index mobility_by_agreement on mobility (agreement_id) where agreement_id is not null;
