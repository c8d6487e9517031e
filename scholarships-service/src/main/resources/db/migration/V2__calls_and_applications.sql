-- Calls, the stays that applications name, and the applications.

CREATE TABLE call (
    id            uuid PRIMARY KEY,
    version       bigint        NOT NULL,
    sequence      bigint        NOT NULL,
    reference     text          NOT NULL UNIQUE,
    name_en       text          NOT NULL,
    name_fr       text,
    fund_id       uuid          NOT NULL REFERENCES fund,
    funder_id     uuid          NOT NULL,
    kind          text          NOT NULL,
    state         text          NOT NULL,
    opens_on      date          NOT NULL,
    closes_on     date          NOT NULL CHECK (closes_on >= opens_on),
    criteria      jsonb         NOT NULL,
    budget        bigint        NOT NULL CHECK (budget > 0),
    currency      text          NOT NULL,
    award         jsonb         NOT NULL,
    instalments   jsonb         NOT NULL,
    tie_breaks    jsonb         NOT NULL,
    minimum_score numeric(7, 4),
    cumulation    text          NOT NULL,
    offer_days    integer       NOT NULL,
    ranking_hash  text
);
CREATE INDEX call_closes_on ON call (closes_on, id);
CREATE INDEX call_fund ON call (fund_id, id);
CREATE SEQUENCE call_reference;

-- Follows mobility-service: what is known of each stay.
CREATE TABLE mobility_facts (
    id                  uuid PRIMARY KEY,
    sequence            bigint  NOT NULL,
    reference           text,
    direction           text,
    kind                text,
    state               text,
    student_id          uuid,
    host_country        text,
    programme_id        uuid,
    planned_start       date,
    planned_end         date,
    arrived             boolean NOT NULL,
    departed            boolean NOT NULL,
    transcript_received boolean NOT NULL,
    cancelled           boolean NOT NULL
);

CREATE TABLE application (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    sequence     bigint NOT NULL,
    reference    text   NOT NULL UNIQUE,
    call_id      uuid   NOT NULL REFERENCES call,
    student_id   uuid   NOT NULL,
    mobility_id  uuid,
    motivation   text,
    state        text   NOT NULL,
    reasons      jsonb  NOT NULL,
    scores       jsonb  NOT NULL,
    conflicts    jsonb  NOT NULL,
    total        numeric(9, 4),
    place        integer,
    submitted_at timestamptz
);
CREATE UNIQUE INDEX application_once ON application (call_id, student_id) WHERE state <> 'WITHDRAWN';
CREATE INDEX application_call ON application (call_id, state, place, id);
CREATE INDEX application_student ON application (student_id, id);
CREATE INDEX application_mobility ON application (mobility_id);
CREATE SEQUENCE application_reference;
