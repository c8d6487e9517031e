-- What must be looked at, and when: tasks about it are to be opened or closed then. One row per object that has deadlines.
CREATE TABLE deadline_watch (
    id      uuid PRIMARY KEY,
    kind    text NOT NULL,
    look_at timestamptz
);
CREATE INDEX deadline_watch_look ON deadline_watch (look_at, id) WHERE look_at IS NOT NULL;

-- What is there already is looked at once, in the background.
INSERT INTO deadline_watch (id, kind, look_at)
SELECT id, 'agreement', '-infinity'::timestamptz FROM agreement WHERE state NOT IN ('DRAFT', 'DELETED')
UNION ALL
SELECT id, 'organisation', '-infinity'::timestamptz FROM organisation;
