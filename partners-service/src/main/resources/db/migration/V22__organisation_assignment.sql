-- The officer who looks after an organisation.
ALTER TABLE organisation ADD COLUMN assigned_to text;
CREATE INDEX organisation_assigned ON organisation (assigned_to, name_en, id) WHERE assigned_to IS NOT NULL;
