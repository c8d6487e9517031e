-- What a revision's hash took of the parties, so that one can say later why two hashes differ.
ALTER TABLE agreement_revision ADD COLUMN sides jsonb;
