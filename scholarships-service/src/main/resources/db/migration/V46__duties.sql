-- What must be looked at, and when: tasks about it are to be opened or closed then.
CREATE TABLE duty_watch (
    id      uuid PRIMARY KEY,
    kind    text NOT NULL,
    look_at timestamptz
);
CREATE INDEX duty_watch_look ON duty_watch (look_at, id) WHERE look_at IS NOT NULL;

-- What is there already is looked at once, in the background.
INSERT INTO duty_watch (id, kind, look_at)
SELECT id, 'award', '-infinity'::timestamptz FROM award
 WHERE state IN ('OFFERED', 'ACCEPTED', 'CONTRACTED', 'IN_PAYMENT')
UNION ALL
SELECT id, 'instalment', '-infinity' FROM instalment WHERE state IN ('DUE', 'ON_HOLD', 'FAILED')
UNION ALL
SELECT id, 'over-award', '-infinity' FROM over_award WHERE state = 'OPEN'
UNION ALL
SELECT id, 'payment-batch', '-infinity' FROM payment_batch WHERE state IN ('ORDERED', 'APPROVED')
UNION ALL
SELECT id, 'application', '-infinity' FROM application WHERE state IN ('INCOMPLETE', 'APPEALED');
