-- The books for an auditor: nobody, the owner included, changes or removes what is written in them; each entry says who
-- posted it and why; funds are closed, and what is left goes on to another fund or back to the funder.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is written in % is neither changed nor removed.', TG_TABLE_NAME USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;

-- A default that is a constant writes no row. Whoever posted before is in the trail of the fund.
ALTER TABLE ledger_entry ADD COLUMN posted_by text NOT NULL DEFAULT 'unknown';
ALTER TABLE ledger_entry ALTER COLUMN posted_by DROP DEFAULT;
ALTER TABLE ledger_entry ADD COLUMN reason text;
CREATE TRIGGER ledger_entry_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What came in another currency, and at which rate it became the fund's.
ALTER TABLE contribution ADD COLUMN original_cents bigint CHECK (original_cents > 0);
ALTER TABLE contribution ADD COLUMN original_currency text CHECK (original_currency ~ '^[A-Z]{3}$');
ALTER TABLE contribution ADD COLUMN rate numeric(19, 8) CHECK (rate > 0);
ALTER TABLE contribution ADD COLUMN rate_on date;
ALTER TABLE contribution ADD COLUMN rate_source text;
ALTER TABLE contribution ADD CONSTRAINT conversion_is_whole
    CHECK (num_nulls(original_cents, original_currency, rate, rate_on, rate_source) IN (0, 5));
CREATE TRIGGER contribution_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON contribution
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE fund ADD COLUMN state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED'));
ALTER TABLE fund ADD COLUMN closed_on date;
ALTER TABLE fund ADD CONSTRAINT fund_closed_on CHECK ((state = 'CLOSED') = (closed_on IS NOT NULL));

-- What was left and went on to another fund of the funder, or back to it. Written once.
CREATE TABLE fund_transfer (
    id             uuid PRIMARY KEY,
    kind           text        NOT NULL,
    from_fund_id   uuid        NOT NULL REFERENCES fund,
    to_fund_id     uuid        REFERENCES fund CHECK (to_fund_id <> from_fund_id),
    cents          bigint      NOT NULL CHECK (cents > 0),
    received_cents bigint      NOT NULL CHECK (received_cents BETWEEN 0 AND cents),
    currency       text        NOT NULL,
    on_date        date        NOT NULL,
    reason         text        NOT NULL,
    recorded_by    text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT carried_to_somewhere CHECK ((kind = 'CARRY_OVER') = (to_fund_id IS NOT NULL))
);
CREATE INDEX fund_transfer_from ON fund_transfer (from_fund_id, on_date, id);
CREATE INDEX fund_transfer_to ON fund_transfer (to_fund_id, on_date, id);
REVOKE UPDATE, DELETE, TRUNCATE ON fund_transfer FROM "${app}";
CREATE TRIGGER fund_transfer_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
