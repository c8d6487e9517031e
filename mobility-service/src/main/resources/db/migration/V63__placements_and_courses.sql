-- Until when a student can confirm a placement for which the host has accepted them.
alter table placement_application add column confirm_by date;
create index placement_application_unconfirmed on placement_application (confirm_by, id) where state = 'ACCEPTED';

-- The id by which harvesters know a course: the name-based one (version 3, RFC 9562 section 5.3) of its code.
create function course_id(code text) returns uuid
    language sql immutable parallel safe strict
    return cast(overlay(overlay(md5('course:' || lower(code)) placing '3' from 13)
        placing substr('89ab', cast(cast('x' || substr(md5('course:' || lower(code)), 17, 1) as bit(4)) as int) % 4 + 1, 1)
        from 17) as uuid);
alter table offering add column course_id uuid generated always as (course_id(code)) stored;
create index offering_course on offering (course_id, academic_year, term);

-- Guests are students of another institution; at home they are known by their European Student Identifier.
alter table student
    add column home_id uuid,
    add column esi     text;
create unique index student_guest on student (home_id, esi) where home_id is not null and esi is not null;
create index student_by_home on student (home_id) where home_id is not null;
