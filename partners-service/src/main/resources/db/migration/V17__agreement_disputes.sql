-- What a party says against what was recorded for it. A dispute is resolved and never removed.
CREATE TABLE agreement_dispute (
    id              uuid PRIMARY KEY,
    agreement_id    uuid        NOT NULL REFERENCES agreement,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    revision        int         NOT NULL,
    state           text        NOT NULL,
    comment         text        NOT NULL,
    disputed_at     timestamptz NOT NULL,
    answer          text,
    resolved_at     timestamptz
);
CREATE INDEX agreement_dispute_agreement ON agreement_dispute (agreement_id, disputed_at);
-- One at a time: a second party's waits until the first is answered.
CREATE UNIQUE INDEX agreement_dispute_open ON agreement_dispute (agreement_id) WHERE state = 'OPEN';
REVOKE DELETE ON agreement_dispute FROM "${app}";
