-- Awards, the instalments in which they are paid, and the batches that go to the bank.

CREATE TABLE award (
    id                 uuid PRIMARY KEY,
    version            bigint NOT NULL,
    sequence           bigint NOT NULL,
    reference          text   NOT NULL UNIQUE,
    call_id            uuid   NOT NULL REFERENCES call,
    fund_id            uuid   NOT NULL REFERENCES fund,
    funder_id          uuid   NOT NULL,
    application_id     uuid   NOT NULL UNIQUE REFERENCES application,
    student_id         uuid   NOT NULL,
    mobility_id        uuid,
    cents              bigint NOT NULL CHECK (cents > 0),
    currency           text   NOT NULL,
    state              text   NOT NULL,
    offered_on         date   NOT NULL,
    accept_by          date   NOT NULL,
    contract_signed_on date,
    reported_on        date,
    end_reason         text,
    account_masked     text,
    account_sealed     text,
    holder_sealed      text
);
CREATE INDEX award_call ON award (call_id, state, id);
CREATE INDEX award_fund ON award (fund_id, id);
CREATE INDEX award_student ON award (student_id, id);
CREATE INDEX award_mobility ON award (mobility_id);
CREATE SEQUENCE award_reference;

CREATE TABLE instalment (
    id           uuid PRIMARY KEY,
    version      bigint  NOT NULL,
    sequence     bigint  NOT NULL,
    award_id     uuid    NOT NULL REFERENCES award,
    call_id      uuid    NOT NULL,
    fund_id      uuid    NOT NULL,
    funder_id    uuid    NOT NULL,
    student_id   uuid    NOT NULL,
    mobility_id  uuid,
    reference    text    NOT NULL UNIQUE,
    number       integer NOT NULL,
    cents        bigint  NOT NULL CHECK (cents > 0),
    currency     text    NOT NULL,
    state        text    NOT NULL,
    release_when jsonb   NOT NULL,
    due_on       date,
    paid_on      date,
    batch_id     uuid,
    reason       text,
    UNIQUE (award_id, number)
);
CREATE INDEX instalment_fund ON instalment (fund_id, state, id);
CREATE INDEX instalment_call ON instalment (call_id, state, id);
CREATE INDEX instalment_student ON instalment (student_id, id);
CREATE INDEX instalment_batch ON instalment (batch_id);
CREATE SEQUENCE payment_batch_reference;

CREATE TABLE payment_batch (
    id            uuid PRIMARY KEY,
    version       bigint  NOT NULL,
    sequence      bigint  NOT NULL,
    reference     text    NOT NULL UNIQUE,
    fund_id       uuid    NOT NULL REFERENCES fund,
    state         text    NOT NULL,
    cents         bigint  NOT NULL CHECK (cents > 0),
    currency      text    NOT NULL,
    instalments   integer NOT NULL,
    ordered_by    text    NOT NULL,
    approved_by   text,
    reject_reason text,
    paid_on       date
);
CREATE INDEX payment_batch_fund ON payment_batch (fund_id, state, id);
