-- What a call asks for, how it is reviewed, and what may be done against a refusal.
ALTER TABLE call ADD COLUMN documents jsonb NOT NULL DEFAULT '[]';
ALTER TABLE call ADD COLUMN eligibility jsonb NOT NULL DEFAULT '{}';
ALTER TABLE call ADD COLUMN blind boolean NOT NULL DEFAULT false;
ALTER TABLE call ADD COLUMN reviewers text NOT NULL DEFAULT ',';
ALTER TABLE call ADD COLUMN reviewers_needed integer NOT NULL DEFAULT 1;
ALTER TABLE call ADD COLUMN appeal_days integer NOT NULL DEFAULT 30;
ALTER TABLE call ADD COLUMN waiting_until date;
ALTER TABLE call ADD COLUMN cumulation_limit bigint CHECK (cumulation_limit > 0);

ALTER TABLE application ADD COLUMN documents jsonb NOT NULL DEFAULT '[]';
ALTER TABLE application ADD COLUMN appeal jsonb;
ALTER TABLE application ADD COLUMN refused_on date;
CREATE INDEX call_waiting_until ON call (waiting_until) WHERE waiting_until IS NOT NULL;
CREATE INDEX application_waitlisted ON application (call_id) WHERE state = 'WAITLISTED';
