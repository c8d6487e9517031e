-- Agreements with their parties, conditions, approvals and revisions, and the mobilities that exist under them.

CREATE TABLE agreement (
    id                   uuid PRIMARY KEY,
    version              bigint      NOT NULL,
    sequence             bigint      NOT NULL,
    reference            text        NOT NULL UNIQUE,
    kind                 text        NOT NULL,
    state                text        NOT NULL,
    title                text        NOT NULL,
    illustrative         boolean     NOT NULL,
    signed_on            date,
    basis                text        NOT NULL,
    recorded_reason      text,
    recorded_document_id uuid,
    revision             int         NOT NULL,
    last_revision        int         NOT NULL,
    mutual_revision      int,
    content_hash         text        NOT NULL,
    rejected_by          uuid,
    rejection_comment    text,
    termination_by       uuid,
    termination_reason   text,
    modified_at          timestamptz NOT NULL,
    search_text          text GENERATED ALWAYS AS (search_normal(reference || ' ' || title)) STORED
);
CREATE INDEX agreement_title ON agreement (title, id);
CREATE INDEX agreement_state_reference ON agreement (state, reference, id);
CREATE INDEX agreement_kind_reference ON agreement (kind, reference, id);
CREATE INDEX agreement_modified ON agreement (modified_at, id);
CREATE INDEX agreement_search ON agreement USING gin (search_text gin_trgm_ops);

CREATE TABLE agreement_party (
    id              uuid PRIMARY KEY,
    agreement_id    uuid    NOT NULL REFERENCES agreement,
    organisation_id uuid    NOT NULL REFERENCES organisation,
    position        int     NOT NULL,
    hei_id          text    NOT NULL,
    home            boolean NOT NULL,
    copy_id         text,
    awaiting        boolean NOT NULL
);
CREATE INDEX agreement_party_agreement ON agreement_party (agreement_id, organisation_id);
CREATE INDEX agreement_party_organisation ON agreement_party (organisation_id, agreement_id);
CREATE INDEX agreement_party_awaiting ON agreement_party (organisation_id, agreement_id) WHERE awaiting;

CREATE TABLE agreement_condition (
    id                    uuid PRIMARY KEY,
    agreement_id          uuid          NOT NULL REFERENCES agreement,
    position              int           NOT NULL,
    activity              text          NOT NULL,
    sending_id            uuid          NOT NULL REFERENCES organisation,
    receiving_id          uuid          NOT NULL REFERENCES organisation,
    sending_unit          text,
    receiving_unit        text,
    first_academic_year   text          NOT NULL,
    last_academic_year    text          NOT NULL,
    mobilities_per_year   int           NOT NULL CHECK (mobilities_per_year >= 0),
    total_months_per_year numeric(8, 2) CHECK (total_months_per_year > 0),
    total_days_per_year   numeric(8, 2) CHECK (total_days_per_year > 0),
    subject_areas         jsonb         NOT NULL,
    eqf_levels            jsonb         NOT NULL,
    blended               boolean       NOT NULL,
    languages             jsonb         NOT NULL,
    other_terms           text,
    CHECK (last_academic_year >= first_academic_year),
    CHECK (sending_id <> receiving_id)
);
CREATE INDEX agreement_condition_agreement ON agreement_condition (agreement_id, position);
CREATE INDEX agreement_condition_activity ON agreement_condition (activity, agreement_id);
CREATE INDEX agreement_condition_years ON agreement_condition (first_academic_year, last_academic_year, agreement_id);

CREATE TABLE agreement_approval (
    id              uuid PRIMARY KEY,
    agreement_id    uuid        NOT NULL REFERENCES agreement,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    revision        int         NOT NULL,
    content_hash    text        NOT NULL,
    approved_at     timestamptz NOT NULL,
    basis           text        NOT NULL,
    document_id     uuid,
    lapsed          boolean     NOT NULL
);
CREATE INDEX agreement_approval_agreement ON agreement_approval (agreement_id);
-- A party approves a revision once; what has lapsed may be given again.
CREATE UNIQUE INDEX agreement_approval_once ON agreement_approval (agreement_id, organisation_id, revision) WHERE NOT lapsed;

CREATE TABLE agreement_revision (
    id           uuid PRIMARY KEY,
    agreement_id uuid        NOT NULL REFERENCES agreement,
    revision     int         NOT NULL,
    content_hash text        NOT NULL,
    made_at      timestamptz NOT NULL,
    terms        jsonb       NOT NULL,
    UNIQUE (agreement_id, revision)
);
-- Revisions and approvals are never taken back: a revision's hash may move, an approval may lapse, no row goes.
REVOKE DELETE ON agreement_revision, agreement_approval FROM "${app}";

CREATE TABLE agreement_reference (
    year int PRIMARY KEY,
    last int NOT NULL
);

CREATE TABLE agreement_mobility (
    mobility_id  uuid PRIMARY KEY,
    agreement_id uuid   NOT NULL,
    state        text   NOT NULL,
    sequence     bigint NOT NULL
);
CREATE INDEX agreement_mobility_agreement ON agreement_mobility (agreement_id, state);
