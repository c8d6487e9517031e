-- Funders, funds and their ledger. Money is whole cents (bigint) beside its currency.

-- Follows partners-service: the organisations that give money. The id is the organisation's.
CREATE TABLE funder (
    id       uuid PRIMARY KEY,
    sequence bigint NOT NULL,
    kind     text   NOT NULL,
    name_en  text   NOT NULL,
    name_fr  text,
    country  text,
    state    text   NOT NULL
);
CREATE INDEX funder_name ON funder (name_en, id);

-- The balances stand beside the entries so that one conditional UPDATE can decide whether money is there. The application
-- checks them against the entries; the checks here hold whatever it does.
CREATE TABLE fund (
    id           uuid PRIMARY KEY,
    version      bigint  NOT NULL,
    sequence     bigint  NOT NULL,
    reference    text    NOT NULL UNIQUE,
    funder_id    uuid    NOT NULL,
    name_en      text    NOT NULL,
    name_fr      text,
    currency     text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    period_start date    NOT NULL,
    period_end   date    NOT NULL CHECK (period_end >= period_start),
    restrictions jsonb   NOT NULL,
    prefinance   boolean NOT NULL,
    source       bigint  NOT NULL DEFAULT 0 CHECK (source <= 0),
    available    bigint  NOT NULL DEFAULT 0 CHECK (available >= 0),
    reserved     bigint  NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    committed    bigint  NOT NULL DEFAULT 0 CHECK (committed >= 0),
    paid         bigint  NOT NULL DEFAULT 0 CHECK (paid >= 0),
    receivable   bigint  NOT NULL DEFAULT 0 CHECK (receivable >= 0),
    lost         bigint  NOT NULL DEFAULT 0 CHECK (lost >= 0),
    received     bigint  NOT NULL DEFAULT 0 CHECK (received >= 0),
    CONSTRAINT fund_balanced CHECK (source + available + reserved + committed + paid + receivable + lost = 0),
    CONSTRAINT fund_pays_what_it_received CHECK (prefinance OR paid + receivable + lost <= received)
);
CREATE INDEX fund_funder ON fund (funder_id, id);
CREATE SEQUENCE fund_reference;

-- What funders promised and sent. Written once.
CREATE TABLE contribution (
    id          uuid PRIMARY KEY,
    fund_id     uuid        NOT NULL REFERENCES fund,
    kind        text        NOT NULL CHECK (kind IN ('PLEDGE', 'RECEIPT')),
    cents       bigint      NOT NULL CHECK (cents > 0),
    currency    text        NOT NULL,
    on_date     date        NOT NULL,
    reference   text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX contribution_fund ON contribution (fund_id, kind, on_date, id);

-- The books: each entry moves an amount between two accounts of one fund. Written once; the application may neither
-- change nor remove a line.
CREATE TABLE ledger_entry (
    id           uuid PRIMARY KEY,
    fund_id      uuid        NOT NULL REFERENCES fund,
    movement     text        NOT NULL,
    from_account text        NOT NULL,
    to_account   text        NOT NULL CHECK (to_account <> from_account),
    cents        bigint      NOT NULL CHECK (cents > 0),
    currency     text        NOT NULL,
    on_date      date        NOT NULL,
    posted_at    timestamptz NOT NULL,
    origin_kind  text        NOT NULL,
    origin_id    uuid        NOT NULL,
    text         text        NOT NULL
);
CREATE INDEX ledger_entry_fund ON ledger_entry (fund_id, on_date, id);
CREATE INDEX ledger_entry_origin ON ledger_entry (origin_id);

REVOKE UPDATE, DELETE, TRUNCATE ON contribution, ledger_entry FROM "${app}";
