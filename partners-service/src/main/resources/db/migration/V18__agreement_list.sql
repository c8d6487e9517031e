-- What the list of agreements is filtered by beside their terms.
CREATE TABLE agreement_assignment (
    agreement_id uuid PRIMARY KEY REFERENCES agreement,
    officer      text NOT NULL
);
CREATE INDEX agreement_assignment_officer ON agreement_assignment (officer, agreement_id);

-- Is the same promised already, between the same two, for the same activity?
CREATE INDEX agreement_condition_between ON agreement_condition (sending_id, receiving_id, activity, agreement_id);
