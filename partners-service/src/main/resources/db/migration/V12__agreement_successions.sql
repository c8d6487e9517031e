-- Agreements that were merged into another, or split off from one.

ALTER TABLE agreement
    ADD COLUMN replaced_by uuid REFERENCES agreement,
    ADD COLUMN split_from  uuid REFERENCES agreement;
CREATE INDEX agreement_replaced_by ON agreement (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX agreement_split_from ON agreement (split_from) WHERE split_from IS NOT NULL;
