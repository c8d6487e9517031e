-- Work that falls due, for the test of deadlines.
create table chore (
    id     uuid primary key,
    due_at timestamptz not null,
    times  int         not null
);
create index chore_due on chore (due_at, id) where times = 0;
