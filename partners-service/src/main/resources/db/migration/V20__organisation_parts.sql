-- Units, contacts and factsheets of organisations, delegates to networks, why one is suspended, and into whom one was merged.

ALTER TABLE organisation
    ADD COLUMN factsheet         jsonb,
    ADD COLUMN suspension_reason text,
    ADD COLUMN merged_into       uuid REFERENCES organisation,
    -- What two entries of the same organisation share when somebody wrote its name twice.
    ADD COLUMN name_key          text GENERATED ALWAYS AS (search_normal(name_en)) STORED;
CREATE INDEX organisation_merged_into ON organisation (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX organisation_name_key ON organisation (country, name_key);
CREATE INDEX organisation_name_resembles ON organisation USING gin (name_key gin_trgm_ops);

CREATE INDEX organisation_label_valid ON organisation_label (label, valid_from, valid_until, organisation_id);
CREATE INDEX organisation_membership_period ON organisation_membership (network_id, starts_on, ends_on, organisation_id);
ALTER TABLE organisation_membership ADD COLUMN delegates jsonb NOT NULL DEFAULT '[]';

CREATE TABLE organisation_unit (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    kind            text NOT NULL,
    name_en         text NOT NULL,
    name_fr         text,
    code            text,
    parent_id       uuid REFERENCES organisation_unit DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX organisation_unit_organisation ON organisation_unit (organisation_id);
CREATE UNIQUE INDEX organisation_unit_code ON organisation_unit (organisation_id, code);
CREATE INDEX organisation_unit_parent ON organisation_unit (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE organisation_contact (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    role            text NOT NULL,
    name            text NOT NULL,
    email           text,
    phone           text,
    unit_id         uuid REFERENCES organisation_unit DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX organisation_contact_organisation ON organisation_contact (organisation_id);
CREATE INDEX organisation_contact_unit ON organisation_contact (unit_id) WHERE unit_id IS NOT NULL;
