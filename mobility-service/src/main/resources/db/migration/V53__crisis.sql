-- Who is where, and whom to call. Contacts are other people's data: they are in no event and in no export of students.
alter table student add column emergency_contacts text not null default '[]' check (emergency_contacts is json);

-- Each part of a stay that somebody is on, with the day on which its next part begins.
create view presence as
select s.id, s.position, m.id as mobility_id, m.reference, m.direction, m.state, m.student_id,
       coalesce(p.given_name || ' ' || p.family_name, m.staff_name) as name, p.email,
       coalesce(p.emergency_contacts, '[]') as emergency_contacts,
       m.sending_id, s.host_id, s.host_country, s.place,
       coalesce(s.actual_start, s.planned_start) as since, s.planned_end,
       lead(coalesce(s.actual_start, s.planned_start)) over (partition by m.id order by s.position) as next_since
from mobility m
join mobility_segment s on s.mobility_id = m.id
left join student p on p.id = m.student_id
where m.state in ('ON_SITE', 'INTERRUPTED');
