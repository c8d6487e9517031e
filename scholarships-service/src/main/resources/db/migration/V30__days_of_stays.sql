-- When a stay takes place as far as is known, and when it was interrupted: grants are worked out from these days.
ALTER TABLE mobility_facts ADD COLUMN starts_on date;
ALTER TABLE mobility_facts ADD COLUMN ends_on date;
ALTER TABLE mobility_facts ADD COLUMN interruptions jsonb NOT NULL DEFAULT '[]';
UPDATE mobility_facts SET starts_on = planned_start, ends_on = planned_end;
