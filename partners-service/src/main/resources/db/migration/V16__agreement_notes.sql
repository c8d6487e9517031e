-- What is said about an agreement while it is negotiated. Notes are added and never changed.
CREATE TABLE agreement_note (
    id              uuid PRIMARY KEY,
    agreement_id    uuid        NOT NULL REFERENCES agreement,
    revision        int         NOT NULL,
    condition_id    uuid,
    organisation_id uuid REFERENCES organisation,
    author_role     text        NOT NULL,
    visibility      text        NOT NULL,
    text            text        NOT NULL,
    made_at         timestamptz NOT NULL
);
CREATE INDEX agreement_note_made ON agreement_note (agreement_id, made_at, id);
CREATE INDEX agreement_note_revision ON agreement_note (agreement_id, revision, made_at, id);
CREATE INDEX agreement_note_condition ON agreement_note (agreement_id, condition_id, made_at, id);
REVOKE UPDATE, DELETE ON agreement_note FROM "${app}";
