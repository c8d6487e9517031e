-- On what the words of a revision and of a copy rest, and the paper of those that were recorded for a party. Null of what was
-- written before this was kept.
ALTER TABLE agreement_revision
    ADD COLUMN basis       text,
    ADD COLUMN document_id uuid;
ALTER TABLE agreement_copy
    ADD COLUMN basis       text,
    ADD COLUMN document_id uuid;
