-- Amendments, notice, the end of the last year, and renewal.

ALTER TABLE agreement
    ADD COLUMN drafted_by    uuid,
    ADD COLUMN notice_by     uuid,
    ADD COLUMN notice_reason text,
    ADD COLUMN notice_given  date,
    ADD COLUMN notice_ends   date,
    ADD COLUMN due_on        date,
    ADD COLUMN renews        uuid REFERENCES agreement;
ALTER TABLE agreement_revision ADD COLUMN made_by uuid;

-- What was drafted before was drafted by the office.
UPDATE agreement a SET drafted_by = (SELECT p.organisation_id FROM agreement_party p WHERE p.agreement_id = a.id AND p.home);

-- The first day on which the last academic year of the conditions is over: 1 September, in the southern hemisphere 1 January.
UPDATE agreement a SET due_on = (
    SELECT max(CASE
        WHEN left(c.last_academic_year, 4) = right(c.last_academic_year, 4)
            THEN make_date(right(c.last_academic_year, 4)::int + 1, 1, 1)
        ELSE make_date(right(c.last_academic_year, 4)::int, 9, 1)
    END) FROM agreement_condition c WHERE c.agreement_id = a.id)
WHERE a.state IN ('IN_FORCE', 'TERMINATION_PROPOSED');

CREATE INDEX agreement_due ON agreement (due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX agreement_renews ON agreement (renews) WHERE renews IS NOT NULL;
