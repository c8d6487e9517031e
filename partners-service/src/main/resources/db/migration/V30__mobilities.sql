-- What the events of mobilities say that balances, seats and statistics need. Rows that were followed before know their
-- agreement and state only; one sequence less lets the topic, which is read from its start again, fill in the rest.

ALTER TABLE agreement_mobility RENAME TO mobility;
ALTER TABLE mobility RENAME COLUMN mobility_id TO id;
ALTER TABLE mobility
    ALTER COLUMN agreement_id DROP NOT NULL,
    ADD COLUMN condition_id  uuid,
    ADD COLUMN direction     text,
    ADD COLUMN kind          text,
    ADD COLUMN partner_id    uuid,
    ADD COLUMN sending_id    uuid,
    ADD COLUMN host_id       uuid,
    ADD COLUMN host_country  text,
    ADD COLUMN academic_year text,
    ADD COLUMN term          text,
    ADD COLUMN starts_on     date,
    ADD COLUMN ends_on       date,
    ADD COLUMN days          int;
UPDATE mobility SET sequence = sequence - 1;

CREATE INDEX mobility_condition ON mobility (condition_id, academic_year, state);
CREATE INDEX mobility_partner ON mobility (partner_id, academic_year);
CREATE INDEX mobility_year ON mobility (academic_year, partner_id);
ALTER INDEX agreement_mobility_agreement RENAME TO mobility_agreement;
