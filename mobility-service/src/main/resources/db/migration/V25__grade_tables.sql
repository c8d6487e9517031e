-- How institutions distribute their grades.
create table grade_table (
    id         uuid primary key,
    version    bigint not null,
    sequence   bigint not null,
    grades     text not null,
    source     text,
    changed_at timestamptz not null
);
