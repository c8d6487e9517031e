-- Reviews of organisations that the school thinks of as partners, and whether one is needed before an agreement.

CREATE TABLE selection_review (
    id              uuid PRIMARY KEY,
    version         bigint      NOT NULL,
    sequence        bigint      NOT NULL,
    reference       text        NOT NULL UNIQUE,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    state           text        NOT NULL,
    criteria        jsonb       NOT NULL,
    scores          jsonb       NOT NULL,
    conflicts       jsonb       NOT NULL,
    total           numeric(5, 2),
    decision        text,
    reason          text,
    valid_from      date,
    valid_until     date,
    decided_by      text,
    decided_at      timestamptz,
    modified_at     timestamptz NOT NULL,
    CHECK ((decision IS NULL) = (valid_from IS NULL) AND (decision IS NULL) = (valid_until IS NULL)),
    CHECK (valid_until >= valid_from)
);
CREATE INDEX selection_review_organisation ON selection_review (organisation_id, state, valid_until);
CREATE INDEX selection_review_state ON selection_review (state, reference, id);
CREATE INDEX selection_review_decision ON selection_review (decision, reference, id);
CREATE INDEX selection_review_modified ON selection_review (modified_at, id);
-- Of what was decided, one review counts.
CREATE UNIQUE INDEX selection_review_decided ON selection_review (organisation_id) WHERE state = 'DECIDED';
CREATE INDEX selection_review_expiry ON selection_review (valid_until) WHERE state = 'DECIDED';

CREATE TABLE selection_review_reference (
    year int PRIMARY KEY,
    last int NOT NULL
);

CREATE TABLE selection_policy (
    id             uuid PRIMARY KEY,
    version        bigint  NOT NULL,
    sequence       bigint  NOT NULL,
    require_review boolean NOT NULL
);
