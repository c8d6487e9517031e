-- What a party said when it refused or ended something shows on what it rests, so that it can dispute what was entered for it.
ALTER TABLE agreement
    ADD COLUMN rejection_basis         text,
    ADD COLUMN rejection_document_id   uuid,
    ADD COLUMN termination_basis       text,
    ADD COLUMN termination_document_id uuid,
    ADD COLUMN reversion_by            uuid,
    ADD COLUMN reversion_comment       text,
    ADD COLUMN reversion_basis         text,
    ADD COLUMN reversion_document_id   uuid,
    ADD COLUMN notice_basis            text,
    ADD COLUMN notice_document_id      uuid;
