-- Whether a stay ended early, or was cancelled, through nobody's fault: then what was due or paid of an award stays.
ALTER TABLE mobility_facts ADD COLUMN force_majeure boolean NOT NULL DEFAULT false;
