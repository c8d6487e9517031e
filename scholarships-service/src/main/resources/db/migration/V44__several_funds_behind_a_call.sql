-- The funds that a call draws on behind its first, in their order. An award is of one fund, which it names.
CREATE TABLE call_further_fund (
    call_id uuid    NOT NULL REFERENCES call,
    place   integer NOT NULL,
    fund_id uuid    NOT NULL REFERENCES fund,
    budget  bigint  NOT NULL CHECK (budget > 0),
    PRIMARY KEY (call_id, place)
);
CREATE INDEX call_further_fund_fund ON call_further_fund (fund_id, call_id);
