-- The reference that people quote a mobility by. The table has its later name only where this comes late; there one sequence less lets
-- the topic, which is read from its start again, fill in what is missing.

ALTER TABLE IF EXISTS agreement_mobility ADD COLUMN reference text;
ALTER TABLE IF EXISTS mobility ADD COLUMN reference text;
DO $$
BEGIN
    IF to_regclass('mobility') IS NOT NULL THEN
        UPDATE mobility SET sequence = sequence - 1;
    END IF;
END
$$;
