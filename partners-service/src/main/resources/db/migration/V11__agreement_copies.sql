-- Copies that parties keep in systems of their own, and the ids of copies that are gone: they are never used again.

CREATE TABLE agreement_copy (
    id              uuid PRIMARY KEY,
    agreement_id    uuid        NOT NULL REFERENCES agreement,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    copy_id         text        NOT NULL,
    content_hash    text,
    terminated      boolean     NOT NULL,
    conditions      jsonb,
    put_at          timestamptz NOT NULL,
    superseded      boolean     NOT NULL,
    deleted_at      timestamptz,
    UNIQUE (organisation_id, copy_id)
);
CREATE INDEX agreement_copy_agreement ON agreement_copy (agreement_id, organisation_id);
REVOKE DELETE ON agreement_copy FROM "${app}";
