-- What a batch tells the bank, line by line, as it was when the batch was put together: who approves it and what the bank
-- answers is about these lines, whatever becomes of the award meanwhile. And what the bank answered.

CREATE TABLE payment_line (
    id             uuid PRIMARY KEY,
    version        bigint  NOT NULL,
    batch_id       uuid    NOT NULL REFERENCES payment_batch,
    number         integer NOT NULL,
    reference      text    NOT NULL UNIQUE,
    instalment_id  uuid    NOT NULL REFERENCES instalment,
    award_id       uuid    NOT NULL REFERENCES award,
    cents          bigint  NOT NULL CHECK (cents > 0),
    currency       text    NOT NULL,
    state          text    NOT NULL,
    account_masked text,
    account_sealed text,
    holder_sealed  text,
    paid_on        date,
    reason         text,
    UNIQUE (batch_id, number)
);
CREATE INDEX payment_line_instalment ON payment_line (instalment_id);
CREATE INDEX payment_line_award ON payment_line (award_id);
-- An instalment is on its way, or paid, once at most.
CREATE UNIQUE INDEX payment_line_once ON payment_line (instalment_id) WHERE state <> 'FAILED';

INSERT INTO payment_line
SELECT gen_random_uuid(), 0, b.id, row_number() OVER w, b.reference || '-' || row_number() OVER w, i.id, a.id, i.cents, i.currency,
       CASE i.state WHEN 'PAID' THEN 'PAID' WHEN 'ORDERED' THEN 'ORDERED' ELSE 'FAILED' END,
       a.account_masked, a.account_sealed, a.holder_sealed, i.paid_on, i.reason
FROM payment_batch b JOIN instalment i ON i.batch_id = b.id JOIN award a ON a.id = i.award_id
WINDOW w AS (PARTITION BY b.id ORDER BY i.reference);

ALTER TABLE payment_batch ADD COLUMN approved_at timestamptz;
UPDATE payment_batch SET approved_at = now() WHERE approved_by IS NOT NULL;
ALTER TABLE payment_batch ADD CONSTRAINT approved_by_a_second_person CHECK (approved_by <> ordered_by);

-- Files of the bank. Each is taken once; nothing of them is kept but what became of each line.
CREATE TABLE bank_statement (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL,
    message_id  text        NOT NULL,
    sha256      text        NOT NULL UNIQUE,
    imported_by text        NOT NULL,
    imported_at timestamptz NOT NULL,
    line_count  integer     NOT NULL,
    applied     integer     NOT NULL
);
CREATE TABLE bank_statement_line (
    id           uuid PRIMARY KEY,
    statement_id uuid    NOT NULL REFERENCES bank_statement,
    number       integer NOT NULL,
    reference    text,
    batch        text,
    cents        bigint,
    currency     text,
    on_date      date,
    outcome      text    NOT NULL,
    reason       text,
    UNIQUE (statement_id, number)
);
REVOKE UPDATE, DELETE, TRUNCATE ON bank_statement, bank_statement_line FROM "${app}";
CREATE TRIGGER bank_statement_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_statement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bank_statement_line_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_statement_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
