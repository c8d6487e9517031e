-- Awards follow their stays: what they are worked out from, what they were before, and what was paid too much.
ALTER TABLE application ADD COLUMN profile jsonb NOT NULL DEFAULT '{}';

ALTER TABLE award DROP CONSTRAINT award_cents_check;
ALTER TABLE award ADD CONSTRAINT award_cents_check CHECK (cents >= 0);
ALTER TABLE award ADD COLUMN profile jsonb NOT NULL DEFAULT '{}';
ALTER TABLE award ADD COLUMN grant_rule_id uuid REFERENCES grant_rule;
ALTER TABLE award ADD COLUMN rule_version integer;
ALTER TABLE award ADD COLUMN stay_length text;
ALTER TABLE award ADD COLUMN contract_hash text;
ALTER TABLE award ADD COLUMN calculation jsonb;
ALTER TABLE award ADD COLUMN entitled bigint;
ALTER TABLE award ADD COLUMN reduction bigint NOT NULL DEFAULT 0 CHECK (reduction >= 0);
ALTER TABLE award ADD COLUMN kept bigint NOT NULL DEFAULT 0 CHECK (kept >= 0);
ALTER TABLE award ADD COLUMN amounts jsonb NOT NULL DEFAULT '[]';
UPDATE award SET entitled = cents, amounts = jsonb_build_array(jsonb_build_object(
    'number', 1, 'why', 'offered', 'cents', cents, 'at', to_char(offered_on, 'YYYY-MM-DD') || 'T00:00:00Z'));
-- What was revoked before is left as it was: the student keeps what was paid.
UPDATE award a SET kept = coalesce((SELECT sum(i.cents) FROM instalment i
    WHERE i.award_id = a.id AND i.state IN ('ORDERED', 'PAID')), 0) WHERE a.state = 'REVOKED';
ALTER TABLE award ALTER COLUMN entitled SET NOT NULL;
CREATE INDEX award_accept_by ON award (accept_by, id) WHERE state = 'OFFERED';

-- Which of the call's rules an instalment follows; parts of nothing are left out, so that the number does not tell.
ALTER TABLE instalment ADD COLUMN rule integer NOT NULL DEFAULT 0;
UPDATE instalment SET rule = number - 1;

CREATE TABLE over_award (
    id          uuid PRIMARY KEY,
    version     bigint NOT NULL,
    sequence    bigint NOT NULL,
    reference   text   NOT NULL UNIQUE,
    award_id    uuid   NOT NULL REFERENCES award,
    call_id     uuid   NOT NULL,
    fund_id     uuid   NOT NULL REFERENCES fund,
    funder_id   uuid   NOT NULL,
    student_id  uuid   NOT NULL,
    mobility_id uuid,
    origin      text   NOT NULL,
    reason      text,
    cents       bigint NOT NULL CHECK (cents > 0),
    deducted    bigint NOT NULL CHECK (deducted >= 0),
    recovered   bigint NOT NULL CHECK (recovered >= 0),
    written_off bigint NOT NULL CHECK (written_off >= 0),
    currency    text   NOT NULL,
    state       text   NOT NULL,
    opened_on   date   NOT NULL,
    parts       jsonb  NOT NULL,
    CONSTRAINT over_award_not_settled_twice CHECK (deducted + recovered + written_off <= cents)
);
CREATE INDEX over_award_award ON over_award (award_id, id);
CREATE INDEX over_award_fund ON over_award (fund_id, state, id);
CREATE INDEX over_award_student ON over_award (student_id, id);
CREATE INDEX over_award_funder ON over_award (funder_id, id);
CREATE SEQUENCE over_award_reference;
