-- What changes because a day has come and nobody does anything.

-- A review may be decided before it is valid: until that day an earlier one counts.
ALTER TABLE selection_review ADD COLUMN takes_over_on date;
DROP INDEX selection_review_decided;
CREATE INDEX selection_review_decided ON selection_review (organisation_id, valid_from) WHERE state = 'DECIDED';
CREATE INDEX selection_review_taking_over ON selection_review (takes_over_on, id) WHERE takes_over_on IS NOT NULL;

-- In which academic years the balance with a partner was last looked at: each September others count.
CREATE TABLE balance_watch (
    organisation_id uuid PRIMARY KEY,
    looked_at_years text NOT NULL
);
CREATE INDEX balance_watch_years ON balance_watch (looked_at_years, organisation_id);
-- What is there already is looked at once, in the background.
INSERT INTO balance_watch (organisation_id, looked_at_years)
SELECT DISTINCT m.partner_id, '' FROM mobility m JOIN organisation o ON o.id = m.partner_id;
